import { expect, test } from "@jest/globals";
import type { Segment } from "#pipeline/shapes/segment";
import { createMemoryPlatform, type MemoryPlatform } from "#ports/memory-platform";
import { sampleEvent, sampleHash } from "#ports/sample-event";
import { recentRawEvents } from "./recent-raw-events";

test("the newest events are told without a gap, wherever they are and in whichever order they were sealed", async () => {
  const deps = createMemoryPlatform();
  // Backfill is sealed last, and a late event stands in a segment of older ones.
  await seal(deps, 1, [10, 25]);
  for (const number of [2, 3, 4, 5, 6]) await seal(deps, number, [number * 10, number * 10 + 9]);
  await seal(deps, 7, [1, 2]);
  await wait(deps, 80);
  expect(await times(deps)).toEqual([10, 20, 25, 29, 30, 39, 40, 49, 50, 59, 60, 69, 80]);
});

test("an event whose raw text was removed is passed over", async () => {
  const deps = createMemoryPlatform();
  await seal(deps, 1, [10]);
  await seal(deps, 2, [20]);
  await deps.segments.erase(2);
  expect(await times(deps)).toEqual([10]);
});

const times = async (deps: MemoryPlatform) => (await recentRawEvents(deps)).map(({ time }) => time);

const at = (time: number) => ({
  event: sampleEvent(time, { occurredAt: time }),
  bodyHash: sampleHash(time),
});
const rawAt = (time: number) => ({
  key: at(time).event.key,
  arrivedAt: 1,
  raw: JSON.stringify({ attributes: { time: new Date(time).toISOString() } }),
});

async function wait(deps: MemoryPlatform, time: number) {
  await deps.events.add([at(time)]);
  await deps.tail.add([{ ...rawAt(time), ordinal: 0 }]);
}

async function seal(deps: MemoryPlatform, number: number, sealed: ReadonlyArray<number>) {
  const events = sealed.map((time) => ({ ...rawAt(time), salt: "s" }));
  const segment: Segment = {
    number,
    previous: "",
    head: "",
    sealedAt: 1,
    activity: null,
    events: deps.bytes.gzip(JSON.stringify(events)),
  };
  await deps.events.add(sealed.map(at));
  await deps.segments.write(number, JSON.stringify(segment));
  await deps.events.point(
    events.map(({ key }) => key),
    number,
  );
}
