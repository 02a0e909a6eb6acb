import { parseJson } from "#lib/parse-json";
import { openSegment, Segment } from "#pipeline/shapes/segment";
import type { Platform } from "#ports";
import { isObject } from "#sigma/field-path";
import { toMillis } from "#sigma/time-part";

/** An event as Atlassian sent it. */
export interface RawEvent {
  readonly key: string;
  /** Event time, epoch milliseconds. */
  readonly time: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const TAIL_EVENTS = 1_000;
const TAIL_BYTES = 1_000_000;
/** A segment holds up to 1,000 events. */
const SEGMENTS = 3;
const SEGMENTS_LOOKED_AT = 50;

/**
 * The events that came last, in event time, as far as a question of the page has time for them: those that no segment
 * holds yet, and the segments with the newest events. Backfill seals old events late, so the last segment need not be
 * one of these.
 */
export async function recentRawEvents(
  deps: Pick<Platform, "tail" | "segments" | "bytes">,
): Promise<ReadonlyArray<RawEvent>> {
  const [waiting, last] = await Promise.all([
    deps.tail.oldest(TAIL_EVENTS, TAIL_BYTES),
    deps.segments.last(),
  ]);
  const after = Math.max(0, (last?.number ?? 0) - SEGMENTS_LOOKED_AT);
  const catalogue = last === null ? [] : await deps.segments.list(after, SEGMENTS_LOOKED_AT);
  const newest = catalogue.toSorted((a, b) => b.newest - a.newest).slice(0, SEGMENTS);
  const values = await Promise.all(newest.map(({ number }) => deps.segments.read(number)));
  const sealed = values.flatMap((value) =>
    value === null ? [] : openSegment(deps, Segment.parse(JSON.parse(value))),
  );
  const byKey = new Map<string, RawEvent>();
  for (const { key, raw } of [...sealed, ...waiting]) {
    const body = raw === null ? null : parseJson(raw);
    if (isObject(body)) byKey.set(key, { key, time: timeOf(body), body });
  }
  return [...byKey.values()].toSorted((a, b) => a.time - b.time);
}

function timeOf(body: RawEvent["body"]): number {
  const attributes = body["attributes"];
  const time = isObject(attributes) ? attributes["time"] : undefined;
  const at = typeof time === "string" ? toMillis(time) : Number.NaN;
  return Number.isNaN(at) ? 0 : at;
}
