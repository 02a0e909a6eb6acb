import { expect, test } from "@jest/globals";
import { createMemoryPlatform } from "#ports/memory-platform";
import { closeHour } from "./close-hour";
import { normalise } from "./normalise";
import { prune } from "./prune";
import { store } from "./store";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 1);

/** One event a day for so many days. */
async function setup(days: number) {
  const deps = createMemoryPlatform({ now: NOW });
  const raws = Array.from({ length: days }, (_, day) => ({
    id: `e-${day}`,
    attributes: { time: new Date(NOW - day * DAY).toISOString(), action: "a" },
  }));
  await store(deps, normalise(deps, { orgId: "o", source: "org-audit-log", raws }));
  const run = (windowDays: number | null) =>
    prune(deps, {
      windowDays,
      until: NOW + 60_000,
      closeHour: (hour) => closeHour(deps, hour),
    });
  const count = async () => (await deps.events.span())?.count ?? 0;
  return { deps, run, count };
}

test("removes nothing while there is room and no window is set", async () => {
  const { run, count } = await setup(400);
  expect(await run(null)).toEqual({ state: "ok", pruned: 0 });
  expect(await count()).toBe(400);
});

test("removes what is older than the window", async () => {
  const { run, count } = await setup(100);
  expect(await run(30)).toEqual({ state: "ok", pruned: 69 });
  expect(await count()).toBe(31);
});

test.each([
  [0.7, "shrinking"],
  [0.85, "full"],
])("takes a tenth of the window away when %d of the database is used", async (share, state) => {
  const { deps, run, count } = await setup(101);
  deps.setUsedBytes(2 ** 30 * share);
  expect(await run(null)).toEqual({ state, pruned: 10 });
  expect(await count()).toBe(91);
});

test("a week always stays", async () => {
  const { deps, run, count } = await setup(8);
  deps.setUsedBytes(2 ** 30);
  await run(null);
  await run(null);
  expect(await count()).toBe(8);
});
