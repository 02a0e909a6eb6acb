import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { KeptMatch, Platform, Sighting } from "#ports";
import { createMemoryMatches } from "./memory-matches";
import { sampleHash, sampleKey } from "./sample-event";

type Deps = Pick<Platform, "matches">;

/** What every store of matches has to do. `setup` gives an empty one. */
export function testMatches(name: string, setup: () => Promise<Deps>): void {
  describe(`matches ${name}`, () => {
    test("adds each match once and reads those of a series between two moments", async () => {
      const { matches } = await setup();
      const rows = [match(1, 10), match(1, 20), match(1, 30), match(2, 20), match(3, 20)];
      await matches.add(rows);
      await matches.add([...rows, match(1, 20, { detail: "other" })]);
      expect(await matches.count()).toBe(5);
      const found = await matches.between([
        { series: [1, 9].map(sampleKey), from: 10, to: 20 },
        { series: [sampleKey(2)], from: 20, to: 20 },
        { series: [sampleKey(3)], from: 21, to: 99 },
      ]);
      expect(sorted(found)).toEqual(sorted([match(1, 10), match(1, 20), match(2, 20)]));
      expect(await matches.between([])).toEqual([]);
    });

    test("one event may match by several rules", async () => {
      const { matches } = await setup();
      const rows = [match(1, 10), match(1, 10, { base: "0000000b" })];
      await matches.add(rows);
      const found = await matches.between([{ series: [sampleKey(1)], from: 0, to: 99 }]);
      expect(sorted(found)).toEqual(sorted(rows));
    });

    test("reads more than fits into one answer", async () => {
      const { matches } = await setup();
      const rows = Array.from({ length: 12_000 }, (_, number) =>
        match(number % 3, number, { eventKey: sampleKey(number) }),
      );
      await matches.add(rows);
      const found = await matches.between([
        { series: [0, 1].map(sampleKey), from: 0, to: 99_999 },
        { series: [sampleKey(2)], from: 0, to: 99_999 },
      ]);
      expect(found.length).toBe(12_000);
    }, 60_000);

    test("asks for thousands of series", async () => {
      const { matches } = await setup();
      const rows = Array.from({ length: 2_500 }, (_, number) => match(number, 5));
      await matches.add(rows);
      const series = rows.map((row) => row.series);
      expect((await matches.between([{ series, from: 5, to: 5 }])).length).toBe(2_500);
    }, 60_000);

    test("a sighting begins at the earliest and ends at the latest, in whichever order they come", async () => {
      const sighting = fc.record({
        series: fc.constantFrom(sampleKey(1), sampleKey(2)),
        value: fc.constantFrom(sampleHash(1), sampleHash(2)),
        stretch: fc.constantFrom(0, 7),
        first: fc.nat(50),
        last: fc.integer({ min: 50, max: 99 }),
        usedUntil: fc.nat(200),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(sighting, { maxLength: 12 }), async (rows) => {
          const { matches } = await setup();
          const memory = createMemoryMatches();
          for (const row of rows) await matches.sight([row]);
          await memory.sight(rows.toReversed());
          const asked = { series: [1, 2].map(sampleKey), values: [1, 2].map(sampleHash) };
          expect(sorted(await matches.sightings(asked))).toEqual(
            sorted(await memory.sightings(asked)),
          );
        }),
        { numRuns: 10 },
      );
    }, 60_000);

    test("tells sightings of the values and series that are asked for only", async () => {
      const { matches } = await setup();
      await matches.sight([seen(1, 1), seen(1, 2), seen(2, 1)]);
      const asked = { series: [sampleKey(1)], values: [sampleHash(1), sampleHash(9)] };
      expect(await matches.sightings(asked)).toEqual([seen(1, 1)]);
      expect(await matches.sightings({ series: [], values: [] })).toEqual([]);
    });

    test("removes what is no longer of use, first what has been so longest", async () => {
      const { matches } = await setup();
      await matches.add([10, 20, 30].map((time) => match(1, time, { usedUntil: time + 100 })));
      await matches.sight([seen(1, 1), { ...seen(1, 2), usedUntil: 500 }]);
      expect(await matches.prune(130, 1)).toBe(2);
      expect(await matches.prune(130, 10)).toBe(1);
      const left = await matches.between([{ series: [sampleKey(1)], from: 0, to: 99 }]);
      expect(left.map(({ occurredAt }) => occurredAt)).toEqual([30]);
      expect(await matches.count()).toBe(2);
    });

    test("keeps hostile text as it is", async () => {
      const { matches } = await setup();
      const detail = JSON.stringify({ v: ["'; DROP TABLE base_match; -- \\ \" \0 \uD800 🏴‍☠️ %_"] });
      await matches.add([match(1, 10, { detail })]);
      const [found] = await matches.between([{ series: [sampleKey(1)], from: 0, to: 99 }]);
      expect(found?.detail).toBe(detail);
    });
  });
}

function match(series: number, occurredAt: number, fields: Partial<KeptMatch> = {}): KeptMatch {
  return {
    series: sampleKey(series),
    base: "0000000a",
    eventKey: sampleKey(1_000 + occurredAt),
    occurredAt,
    detail: "",
    usedUntil: occurredAt + 1_000,
    ...fields,
  };
}

function seen(series: number, value: number): Sighting {
  return {
    series: sampleKey(series),
    value: sampleHash(value),
    stretch: 3,
    first: 10,
    last: 20,
    usedUntil: 100,
  };
}

const sorted = (rows: ReadonlyArray<object>): ReadonlyArray<string> =>
  rows
    .map((row) => JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .toSorted();
