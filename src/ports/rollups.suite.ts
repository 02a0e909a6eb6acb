import { describe, expect, test } from "@jest/globals";
import type { Figures } from "#contract";
import type { Platform } from "#ports";
import { sampleKey } from "./sample-event";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What every store of counts has to do. `setup` gives an empty one. */
export function testRollups(name: string, setup: () => Promise<Pick<Platform, "rollups">>): void {
  describe(`rollups ${name}`, () => {
    test("takes a mark away only where no later one came", async () => {
      const { rollups } = await setup();
      await rollups.mark([HOUR, 3 * HOUR, 2 * HOUR], "first");
      const [newest] = await rollups.marked(1);
      expect(newest).toEqual({ hour: 3 * HOUR, token: "first" });
      const marks = await rollups.marked(9);
      await rollups.mark([2 * HOUR, 2 * HOUR], "second");
      await rollups.unmark(marks);
      expect(await rollups.marked(9)).toEqual([{ hour: 2 * HOUR, token: "second" }]);
      expect(await rollups.waiting()).toBe(1);
      await rollups.mark([], "third");
      expect(await rollups.waiting()).toBe(1);
    });

    test("saves an hour where its version is the expected one, one saver of several", async () => {
      const { rollups } = await setup();
      const hour = { hour: HOUR, batches: 0 };
      for (const expectedVersion of [0, 1]) {
        const saved = await Promise.all(
          [1, 2, 3].map((total) =>
            rollups.saveHour({ ...hour, expectedVersion, figures: figures(total) }),
          ),
        );
        expect(saved.filter(Boolean).length).toBe(1);
      }
      expect(await rollups.saveHour({ ...hour, expectedVersion: 1, figures: figures(9) })).toBe(
        false,
      );
      const [stored] = await rollups.hours(0, DAY);
      expect(stored?.version).toBe(2);
      expect(stored?.parts[0]?.total).not.toBe(9);
    });

    test("adds a batch once, and knows its keys", async () => {
      const { rollups } = await setup();
      const batch = { hour: HOUR, figures: figures(1) };
      const both = await Promise.all(
        [1, 2].map((n) => rollups.addBatch({ ...batch, number: 1, keys: [sampleKey(n)] })),
      );
      expect(both.toSorted()).toEqual([false, true]);
      const winner = both[0] === true ? 1 : 2;
      expect(
        await rollups.addBatch({ ...batch, number: 2, keys: [sampleKey(3), sampleKey(4)] }),
      ).toBe(true);
      const { batches, has } = await rollups.counted(HOUR);
      expect(batches).toBe(2);
      expect([1, 2, 3, 4, 5].filter((n) => has(sampleKey(n)))).toEqual([winner, 3, 4]);
      expect((await rollups.counted(0)).batches).toBe(0);
    });

    test("an hour is made of its own figures and of the batches that they leave out", async () => {
      const { rollups } = await setup();
      const batch = { hour: HOUR, keys: [] };
      await rollups.saveHour({
        hour: HOUR,
        expectedVersion: 0,
        batches: 0,
        figures: figures(5),
      });
      await rollups.addBatch({ ...batch, number: 1, figures: figures(3) });
      await rollups.addBatch({ ...batch, number: 2, figures: figures(2) });
      const parts = async () =>
        (await rollups.hours(HOUR, 2 * HOUR))[0]?.parts.map(({ total }) => total).toSorted();
      expect(await parts()).toEqual([5]);
      await rollups.saveHour({
        hour: HOUR,
        expectedVersion: 1,
        batches: 1,
        figures: figures(2),
      });
      expect(await parts()).toEqual([2, 3]);
      await rollups.saveHour({
        hour: HOUR,
        expectedVersion: 2,
        batches: 2,
        figures: figures(0),
      });
      expect(await parts()).toEqual([0, 2, 3]);
    });

    test("keeps hours and days apart, in order, with texts of every kind", async () => {
      const { rollups } = await setup();
      const odd: Figures = { ...figures(1), actors: [["__proto__ 🚀 ' \\", 1]] };
      for (const hour of [DAY + HOUR, DAY, 0]) {
        await rollups.saveHour({ hour, expectedVersion: 0, batches: 0, figures: odd });
      }
      const { actions, actors, countries, ips } = odd;
      const day = { actions, actors, countries, ips, hours: [{ at: DAY, ...odd }] };
      expect(await rollups.saveDay({ day: DAY, expectedVersion: 0, figures: day })).toBe(true);
      expect(await rollups.saveDay({ day: DAY, expectedVersion: 0, figures: day })).toBe(false);
      expect(await rollups.saveDay({ day: DAY, expectedVersion: 1, figures: day })).toBe(true);
      expect(await rollups.days(0, 2 * DAY)).toEqual([{ day: DAY, version: 2, figures: day }]);
      expect(await rollups.days(0, DAY)).toEqual([]);
      expect(await rollups.hours(0, DAY + HOUR)).toEqual([
        { hour: 0, version: 1, parts: [odd] },
        { hour: DAY, version: 1, parts: [odd] },
      ]);
      expect(await rollups.firstHour()).toBe(0);
    });

    test("knows nothing of an empty log", async () => {
      const { rollups } = await setup();
      expect(await rollups.firstHour()).toBeNull();
      expect(await rollups.hours(0, DAY)).toEqual([]);
      expect(await rollups.marked(5)).toEqual([]);
    });
  });
}

function figures(total: number): Figures {
  return {
    total,
    products: [["jira", total]],
    categories: [],
    actions: [],
    actors: [],
    countries: [],
    ips: [],
  };
}
