import { expect, test } from "@jest/globals";
import { createMemoryPlatform } from "#ports/memory-platform";
import { normalise } from "../normalise";
import { pruneEvents } from "./prune-events";
import { holdsOf } from "../shapes/holds-of";
import { store } from "../store";

const DAY = 86_400_000;
const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 5, 1);

/** One event a day for so many days. */
async function setup(days: number) {
  const deps = createMemoryPlatform({ now: NOW });
  const raws = Array.from({ length: days }, (_, day) => ({
    id: `e-${day}`,
    attributes: { time: new Date(NOW - day * DAY).toISOString(), action: "a" },
  }));
  await store(deps, normalise(deps, { orgId: "o", source: "org-audit-log", raws }));
  const run = (windowDays: number | null, holds = holdsOf([])) =>
    pruneEvents(deps, { windowDays, until: NOW + 60_000, holds });
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

const hold = (from: number | null, to: number | null, actorId = "") => ({ from, to, actorId });

test("what is held stays, with the names of who did it, and the rest goes", async () => {
  const { run, count } = await setup(100);
  const holds = holdsOf([hold(NOW - 60 * DAY, NOW - 50 * DAY + 1)]);
  expect(await run(30, holds)).toEqual({ state: "ok", pruned: 58 });
  expect(await count()).toBe(42);
  expect(await run(30, holds)).toEqual({ state: "ok", pruned: 0 });
  expect(await run(30)).toEqual({ state: "ok", pruned: 11 });
});

test("of an hour in which one person is held, what others did goes and is counted for good", async () => {
  const deps = createMemoryPlatform({ now: NOW });
  const old = Math.floor((NOW - 60 * DAY) / HOUR) * HOUR;
  const raws = ["eve", "ada", "eve", "grace"].map((id, n) => ({
    id: `e-${n}`,
    attributes: { time: new Date(old + n * 1_000).toISOString(), action: "a", actor: { id } },
  }));
  await store(deps, normalise(deps, { orgId: "o", source: "org-audit-log", raws }));
  const holds = holdsOf([hold(null, null, "eve")]);
  const run = { windowDays: 30, until: NOW + 60_000, holds };
  expect(await pruneEvents(deps, run)).toEqual({ state: "ok", pruned: 2 });
  const left = await deps.events.search({ filter: {}, after: null, limit: 10 });
  expect(left.map(({ actor }) => actor.id)).toEqual(["eve", "eve"]);
  const [hour] = await deps.rollups.hours(old, old + HOUR);
  expect(hour?.parts.reduce((sum, { total }) => sum + total, 0)).toBe(4);
});

test("where the oldest tenths are held, room is made behind them", async () => {
  const { deps, run, count } = await setup(101);
  deps.setUsedBytes(2 ** 30 * 0.8);
  const holds = holdsOf([hold(null, NOW - 75 * DAY)]);
  expect(await run(null, holds)).toMatchObject({ state: "shrinking", pruned: 5 });
  expect(await count()).toBe(96);
});
