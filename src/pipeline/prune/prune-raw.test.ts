import { expect, test } from "@jest/globals";
import { createMemoryPlatform, type MemoryPlatform } from "#ports/memory-platform";
import { normalise } from "../normalise";
import { pruneRaw } from "./prune-raw";
import { seal } from "../seal";
import { holdsOf } from "../shapes/holds-of";
import { store } from "../store";
import { verify } from "../verify";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 1);

/** A segment a day for so many days, each with one event of Ada and one of Eve. */
async function sealed(days: number): Promise<MemoryPlatform> {
  const deps = createMemoryPlatform({ now: NOW - days * DAY });
  for (let day = 0; day < days; day += 1) {
    const raws = ["ada", "eve"].map((id) => ({
      id: `${id}-${day}`,
      attributes: { time: new Date(deps.clock.now()).toISOString(), action: "a", actor: { id } },
    }));
    await store(deps, normalise(deps, { orgId: "o", source: "org-audit-log", raws }));
    deps.clock.advance(DAY);
    await seal(deps, {
      owner: `sealer ${day}`,
      until: deps.clock.now() + 60_000,
      afterMs: 3_600_000,
    });
  }
  return deps;
}

const run = (deps: MemoryPlatform, rawDays: number, holds = holdsOf([])) =>
  pruneRaw(deps, {
    before: deps.clock.now() - rawDays * DAY,
    holds,
    owner: deps.random.uuid(),
    until: deps.clock.now() + 60_000,
  });

const there = async (deps: MemoryPlatform) => {
  const entries = await deps.segments.list(0, 100);
  return entries.filter(({ removedAt }) => removedAt === null).map(({ number }) => number);
};

test("removes what is old enough, once, and the chain still holds", async () => {
  const deps = await sealed(10);
  expect(await run(deps, 4)).toBe(5);
  expect(await there(deps)).toEqual([6, 7, 8, 9, 10]);
  expect(await deps.segments.read(5)).toBeNull();
  expect(await run(deps, 4)).toBe(0);
  expect(await verify(deps)).toMatchObject({
    result: "intact",
    segments: 10,
    events: 20,
    removed: 5,
  });
});

test("a segment that is gone but was not removed by retention breaks the chain", async () => {
  const deps = await sealed(3);
  await deps.segments.erase(2);
  expect(await verify(deps)).toEqual({ result: "broken", segment: 2, problem: "missing" });
});

test("keeps the segments that hold what is held, until the hold is released", async () => {
  const deps = await sealed(10);
  const from = NOW - 10 * DAY;
  const eve = { from: from + DAY, to: from + 3 * DAY, actorId: "eve" };
  expect(await run(deps, 1, holdsOf([eve]))).toBe(6);
  expect(await there(deps)).toEqual([2, 3, 9, 10]);
  expect(await run(deps, 1, holdsOf([{ ...eve, actorId: "nobody" }]))).toBe(2);
});

test("a run that dies between two steps is finished by the next one", async () => {
  const deps = await sealed(3);
  await deps.segments.retire(1, NOW);
  expect(await run(deps, 1)).toBe(1);
  expect(await deps.segments.read(1)).toBeNull();
  expect(await verify(deps)).toMatchObject({ result: "intact", removed: 1 });
});
