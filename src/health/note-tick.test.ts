import { expect, test } from "@jest/globals";
import { createMemoryPlatform } from "#ports/memory-platform";
import { noteTick } from "./note-tick";
import { runningSince } from "./running-since";

const MINUTE = 60_000;

test("ticks that come one after the other run since the first, and after a break anew", async () => {
  const deps = createMemoryPlatform();
  expect(await runningSince(deps)).toBe(0);
  const first = deps.clock.now();
  for (let tick = 0; tick < 4; tick += 1) {
    await noteTick(deps);
    deps.clock.advance(5 * MINUTE);
  }
  expect(await runningSince(deps)).toBe(first);
  deps.clock.advance(60 * MINUTE);
  await noteTick(deps);
  expect(await runningSince(deps)).toBe(deps.clock.now());
});
