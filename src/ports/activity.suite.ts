import { describe, expect, test } from "@jest/globals";
import type { ChainedActivity, Platform } from "#ports";

/** What every activity log has to do. `setup` gives an empty one. */
export function testActivity(name: string, setup: () => Promise<Pick<Platform, "activity">>): void {
  describe(`activity ${name}`, () => {
    test("appends in order and shows the newest first", async () => {
      const { activity } = await setup();
      expect(await activity.last()).toBeNull();
      for (const number of [1, 2, 3]) expect(await activity.append(entry(number))).toBe(true);
      expect(await activity.last()).toEqual(entry(3));
      expect(await activity.get(2)).toEqual(entry(2));
      expect(await activity.get(4)).toBeNull();
      expect(await activity.newest({ before: null, limit: 2 })).toEqual([entry(3), entry(2)]);
      expect(await activity.newest({ before: 2, limit: 2 })).toEqual([entry(1)]);
      expect(await activity.oldest(1, 5)).toEqual([entry(2), entry(3)]);
    });

    test("takes a number once and a key once, and tells whose entry it is", async () => {
      const { activity } = await setup();
      const taken = await Promise.all(
        ["a", "b", "c"].map((digit) => activity.append({ ...entry(1), key: digit.repeat(32) })),
      );
      expect(taken.filter(Boolean)).toHaveLength(1);
      const key = (await activity.last())?.key ?? "";
      expect(await activity.append({ ...entry(2), key })).toBe(false);
      expect(await activity.has(key)).toBe(true);
      expect(await activity.has("f".repeat(32))).toBe(false);
    });

    test("finds what one person did", async () => {
      const { activity } = await setup();
      for (const number of [1, 2, 3, 4]) {
        await activity.append({ ...entry(number), accountId: number % 2 === 0 ? "ada" : "bob" });
      }
      const found = await activity.newest({ before: null, limit: 9, accountId: "ada" });
      expect(found.map(({ number }) => number)).toEqual([4, 2]);
    });

    test("removes the oldest, so many at a time, and keeps the chain's end", async () => {
      const { activity } = await setup();
      for (const number of [1, 2, 3, 4]) await activity.append(entry(number));
      expect(await activity.prune(entry(4).at, 2)).toBe(2);
      expect(await activity.prune(entry(4).at, 2)).toBe(1);
      expect(await activity.prune(entry(4).at, 2)).toBe(0);
      expect(await activity.prune(entry(4).at + 1, 2)).toBe(0);
      expect(await activity.oldest(0, 9)).toEqual([entry(4)]);
    });

    test("keeps hostile text as it was written", async () => {
      const { activity } = await setup();
      const hostile = { ...entry(1), subject: `'; DROP TABLE activity -- "🚀`, detail: "\\%_\n" };
      await activity.append(hostile);
      expect(await activity.last()).toEqual(hostile);
    });
  });
}

const entry = (number: number): ChainedActivity => ({
  number,
  key: number.toString(16).padStart(32, "0"),
  at: 1_000 + number,
  accountId: "712020:ada",
  what: "change",
  outcome: "done",
  procedure: "rules/set-enabled",
  subject: `rule-${number}`,
  detail: '{"enabled":false}',
  head: number.toString(16).padStart(64, "0"),
});
