import { parseJson } from "#lib/parse-json";
import { openSegment, Segment } from "#pipeline/shapes/segment";
import type { Platform, TailPosition } from "#ports";
import { isObject } from "#sigma/field-path";
import { toMillis } from "#sigma/time-part";

/** An event as Atlassian sent it. */
export interface RawEvent {
  readonly key: string;
  /** Event time, epoch milliseconds. */
  readonly time: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const EVENTS = 5_000;
/** Each is a value to fetch, with up to 1,000 events. */
const SEGMENTS = 6;
const TAIL_EVENTS = 1_000;
const TAIL_BYTES = 1_000_000;
/** So many events wait only where sealing has stopped, which Health tells of. */
const TAIL_READS = 10;

/**
 * The newest events that there are, oldest first, as many as a question of the page has time for: those that no segment
 * holds yet, and what they need few segments for. None is left out between the first and the last of them, but those of
 * which Atlassian's words are no longer kept.
 */
export async function recentRawEvents(
  deps: Pick<Platform, "events" | "tail" | "segments" | "bytes">,
): Promise<ReadonlyArray<RawEvent>> {
  // The tail first: what is sealed meanwhile is in both then, and not in neither.
  const waiting = await readTail(deps);
  const places = await deps.events.newestPlaces(EVENTS);
  const segments = new Set<number>();
  let within = 0;
  for (const { segment } of places) {
    if (segment !== null && !segments.has(segment) && segments.size === SEGMENTS) break;
    if (segment !== null) segments.add(segment);
    within += 1;
  }
  const values = await Promise.all(Array.from(segments, (number) => deps.segments.read(number)));
  const sealed = values.flatMap((value) =>
    value === null ? [] : openSegment(deps, Segment.parse(JSON.parse(value))),
  );
  const rawByKey = new Map([...sealed, ...waiting].map(({ key, raw }) => [key, raw]));
  return places
    .slice(0, within)
    .flatMap(({ key }) => {
      const raw = rawByKey.get(key) ?? null;
      const body = raw === null ? null : parseJson(raw);
      return isObject(body) ? [{ key, time: timeOf(body), body }] : [];
    })
    .toSorted((a, b) => a.time - b.time);
}

async function readTail(
  deps: Pick<Platform, "tail">,
): Promise<ReadonlyArray<TailPosition & { readonly raw: string }>> {
  const read: Array<TailPosition & { readonly raw: string }> = [];
  for (let reads = 0; reads < TAIL_READS; reads += 1) {
    const page = await deps.tail.after(read.at(-1) ?? null, TAIL_EVENTS, TAIL_BYTES);
    if (page.length === 0) break;
    read.push(...page);
  }
  return read;
}

function timeOf(body: RawEvent["body"]): number {
  const attributes = body["attributes"];
  const time = isObject(attributes) ? attributes["time"] : undefined;
  const at = typeof time === "string" ? toMillis(time) : Number.NaN;
  return Number.isNaN(at) ? 0 : at;
}
