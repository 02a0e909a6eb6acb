import type { Platform } from "#ports";
import { leafOf, openSegment, Segment, type SealedEvent } from "#pipeline/shapes/segment";
import { eraseBeside } from "./erase-beside";
import { eraseRaw } from "./erase-raw";
import type { Erasing } from "./erasing";

type Deps = Pick<Platform, "alerts" | "bytes" | "events" | "segments" | "texts">;

/** What a value of the key-value store holds. */
const MAX_VALUE_BYTES = 240 * 1024;

/**
 * Erases people from the next segment. Answers its number as text; null once there are no more. A value behind the
 * catalogue is one too: the sealer died before it entered it, and will find it there.
 */
export async function eraseFromSegment(
  deps: Deps,
  erasing: Erasing,
  after: string,
): Promise<string | null> {
  const number = Number(after) + 1;
  const [entry] = await deps.segments.list(number - 1, 1);
  const isGone = entry !== undefined && (entry.removedAt !== null || entry.bytes === 0);
  const value = isGone ? null : await deps.segments.read(number);
  if (value === null) return entry === undefined ? null : String(number);
  const segment = Segment.parse(JSON.parse(value));
  const events = openSegment(deps, segment);
  const about = new Map<string, ReadonlyArray<string>>();
  const whole: string[] = [];
  const left = events.map((event): SealedEvent => {
    const erased = event.raw === null ? null : eraseRaw(erasing, event.raw);
    if (erased === null) return event;
    about.set(event.key, erased.accounts);
    if (event.leaf === undefined) whole.push(...erased.accounts);
    return { ...event, salt: "", raw: erased.raw, leaf: leafOf(deps, event) };
  });
  if (about.size === 0) return String(number);
  await erasing.keepWords();
  await eraseBeside(deps, erasing, about);
  await deps.segments.replace(number, fitting(deps, segment, left, about));
  for (const accountId of whole) erasing.erased(accountId);
  return String(number);
}

/** The segment with what is left of its events. Should it not fit, of the events that had people in them nothing is. */
function fitting(
  deps: Deps,
  segment: Segment,
  events: ReadonlyArray<SealedEvent>,
  about: ReadonlyMap<string, unknown>,
): string {
  const compose = (all: ReadonlyArray<SealedEvent>): string =>
    JSON.stringify({ ...segment, events: deps.bytes.gzip(JSON.stringify(all)) });
  const value = compose(events);
  if (value.length <= MAX_VALUE_BYTES) return value;
  return compose(events.map((event) => (about.has(event.key) ? { ...event, raw: null } : event)));
}
