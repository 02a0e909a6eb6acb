import type { Platform, SegmentEntry } from "#ports";
import { CHAIN_START, chain, openSegment, Segment, type SealedEvent } from "./shapes/segment";

type Deps = Pick<
  Platform,
  "activity" | "tail" | "segments" | "events" | "bytes" | "random" | "clock" | "log" | "checkpoints"
>;

/**
 * A KVS value holds 240 KiB. Where a person has to be erased, each event gets its hash written out: 32 random bytes,
 * which no compression makes smaller.
 */
const MAX_VALUE_BYTES = 190 * 1024;
const MAX_EVENTS = 1_000;

/**
 * Moves raw events from the tail into segments, each written once: after every thousand events, or once the oldest has
 * waited for `afterMs`. Should a run die between two steps, the next one finds the segment that was begun and finishes it first.
 */
export async function seal(
  deps: Deps,
  run: { readonly owner: string; readonly until: number; readonly afterMs: number },
): Promise<number> {
  const lease = {
    name: "sealer",
    owner: run.owner,
    now: deps.clock.now(),
    until: run.until + 60_000,
  };
  if ((await deps.checkpoints.lease(lease)) === null) return 0;
  try {
    let last = await deps.segments.last();
    let sealed = 0;
    if (last !== null && !last.finished) await clearTail(deps, last.number);
    while (deps.clock.now() < run.until && (await isDue(deps, run.afterMs))) {
      const next: SegmentEntry | null = await sealNext(deps, last);
      if (next === null) break;
      last = next;
      sealed += 1;
    }
    return sealed;
  } finally {
    await deps.checkpoints.release("sealer", run.owner);
  }
}

async function isDue(deps: Deps, afterMs: number): Promise<boolean> {
  const { count, oldestArrival } = await deps.tail.waiting();
  if (count >= MAX_EVENTS) return true;
  return oldestArrival !== null && deps.clock.now() - oldestArrival >= afterMs;
}

async function sealNext(deps: Deps, last: SegmentEntry | null): Promise<SegmentEntry | null> {
  const number = (last?.number ?? 0) + 1;
  // A number that is taken belongs to a run that died before it entered the catalogue: its segment is adopted.
  const left = await deps.segments.read(number);
  const value = left ?? (await compose(deps, number, last?.head ?? CHAIN_START));
  if (value === null) return null;
  if (left === null && (await deps.segments.write(number, value)) === "taken") return null;
  const segment = Segment.parse(JSON.parse(value));
  const events = openSegment(deps, segment);
  const entry: SegmentEntry = {
    number,
    count: events.length,
    oldest: Math.min(...events.map((event) => event.arrivedAt)),
    newest: Math.max(...events.map((event) => event.arrivedAt)),
    bytes: value.length,
    head: segment.head,
    sealedAt: segment.sealedAt,
    finished: false,
    removedAt: null,
  };
  await deps.segments.enter(entry);
  await clearTail(deps, number);
  deps.log.write("seal.sealed", { segment: number, events: events.length, bytes: value.length });
  return entry;
}

/** The value of a segment from the oldest events that fit, or null where the tail holds none that are ready. */
async function compose(deps: Deps, number: number, previous: string): Promise<string | null> {
  const rows = await deps.tail.oldest(MAX_EVENTS, 3_000_000);
  const last = await deps.activity.last();
  const activity = last === null ? null : { number: last.number, head: last.head };
  for (let count = rows.length; count > 0; count = Math.floor(count / 2)) {
    const events = rows.slice(0, count).map(({ key, raw, arrivedAt }): SealedEvent => ({
      key,
      arrivedAt,
      salt: deps.random.hex(8),
      raw,
    }));
    const segment: Segment = {
      number,
      previous,
      head: chain(deps, previous, events, activity),
      sealedAt: deps.clock.now(),
      activity,
      events: deps.bytes.gzip(JSON.stringify(events)),
    };
    const value = JSON.stringify(segment);
    if (value.length <= MAX_VALUE_BYTES) return value;
  }
  return null;
}

async function clearTail(deps: Deps, number: number): Promise<void> {
  const value = await deps.segments.read(number);
  if (value === null) throw new Error(`segment ${number} is in the catalogue but not in the store`);
  const keys = openSegment(deps, Segment.parse(JSON.parse(value))).map(({ key }) => key);
  await deps.events.point(keys, number);
  await deps.tail.drop(keys);
  await deps.segments.finish(number);
}
