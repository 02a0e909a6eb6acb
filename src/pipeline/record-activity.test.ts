import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { verifyActivity } from "#pipeline/verify-activity";
import { createMemoryPlatform } from "#ports/memory-platform";
import { recordActivity } from "./record-activity";

const search = {
  accountId: "ada",
  what: "read",
  outcome: "done",
  procedure: "events/search",
  detail: { text: "x" },
} as const;
const toggle = {
  ...search,
  what: "change",
  procedure: "rules/set-enabled",
  subject: "r1",
} as const;

test("a look that is repeated within ten minutes is one entry, a change is one each time", async () => {
  const deps = createMemoryPlatform();
  await recordActivity(deps, search);
  await recordActivity(deps, search);
  await recordActivity(deps, { ...search, detail: { text: "y" } });
  await recordActivity(deps, toggle);
  await recordActivity(deps, toggle);
  deps.clock.advance(600_000);
  await recordActivity(deps, search);
  const entries = await deps.activity.oldest(0, 100);
  expect(entries.map(({ number, procedure }) => [number, procedure])).toEqual([
    [1, "events/search"],
    [2, "events/search"],
    [3, "rules/set-enabled"],
    [4, "rules/set-enabled"],
    [5, "events/search"],
  ]);
});

test("people who act at the same moment are all recorded, in one chain", async () => {
  const deps = createMemoryPlatform();
  const people = ["ada", "bob", "cleo", "dan"];
  await Promise.all(people.map((accountId) => recordActivity(deps, { ...toggle, accountId })));
  const entries = await deps.activity.oldest(0, 100);
  expect(entries.map(({ accountId }) => accountId).toSorted()).toEqual(people);
  expect(await verifyActivity(deps)).toEqual({ result: "intact", entries: 4 });
});

test("an entry that was changed, or is missing, breaks the chain", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 3, max: 12 }),
      fc.nat(),
      fc.boolean(),
      async (count, at, isGone) => {
        const deps = createMemoryPlatform();
        for (let n = 0; n < count; n += 1)
          await recordActivity(deps, { ...toggle, subject: `r${n}` });
        const all = await deps.activity.oldest(0, 100);
        // One between the first and the last: what is missing at an end looks as retention leaves it.
        const number = 2 + (at % (count - 2));
        const forged = all
          .filter((entry) => !isGone || entry.number !== number)
          .map((entry) => (entry.number === number ? { ...entry, accountId: "mallory" } : entry));
        const activity = {
          ...deps.activity,
          oldest: async (after: number) => forged.filter((entry) => entry.number > after),
        };
        expect(await verifyActivity({ ...deps, activity })).toMatchObject({
          result: "broken",
          entry: number,
        });
      },
    ),
    { numRuns: 30 },
  );
});

test("what retention leaves of the log still verifies", async () => {
  const deps = createMemoryPlatform();
  for (let n = 0; n < 9; n += 1) {
    await recordActivity(deps, toggle);
    deps.clock.advance(1_000);
  }
  expect(await deps.activity.prune(deps.clock.now() - 4_500, 100)).toBe(5);
  expect(await verifyActivity(deps)).toEqual({ result: "intact", entries: 4 });
});
