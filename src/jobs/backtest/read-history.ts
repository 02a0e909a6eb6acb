import type { EventKey } from "#contract";
import { openSegment, Segment, type SealedEvent } from "#pipeline/shapes/segment";
import type { Platform } from "#ports";
import type { HistoryPosition } from "./history-position";

const DAY = 86_400_000;
const ROWS = 500;
const BYTES = 1_500_000;

/** Raw events as they were stored, and how far that is. */
export interface HistoryPage {
  readonly events: ReadonlyArray<{ readonly key: EventKey; readonly raw: string | null }>;
  readonly position: HistoryPosition;
  readonly isLast: boolean;
}

/**
 * The next events of history, sealed ones first, each exactly once: the sealer may move events from the tail into
 * segments meanwhile. Only what came up to `startedAt`; segments in which nothing can have happened after `from` are
 * passed over.
 */
export async function readHistory(
  deps: Pick<Platform, "segments" | "tail" | "bytes">,
  position: HistoryPosition,
  range: { readonly from: number; readonly startedAt: number },
): Promise<HistoryPage> {
  const sealed = await nextSegment(deps, position, range);
  if (sealed !== null) return sealed;
  const rows = await deps.tail.after(position.tail, ROWS, BYTES);
  // What was sealed before the tail was read is no longer there, and has to be taken from its segment.
  if ((await deps.segments.list(position.segment, 1)).length > 0) {
    return { events: [], position, isLast: false };
  }
  const events = rows.filter(({ arrivedAt }) => arrivedAt <= range.startedAt);
  const last = events.at(-1);
  if (last === undefined) return { events, position, isLast: true };
  const { arrivedAt, ordinal, key } = last;
  const together = events.filter((row) => row.arrivedAt === arrivedAt).map((row) => row.key);
  const goesOn = position.tail?.arrivedAt === arrivedAt;
  const beside = goesOn ? [...position.beside, ...together] : together;
  const tail = { arrivedAt, ordinal, key };
  return { events, position: { ...position, tail, beside }, isLast: false };
}

async function nextSegment(
  deps: Pick<Platform, "segments" | "bytes">,
  position: HistoryPosition,
  { from, startedAt }: { readonly from: number; readonly startedAt: number },
): Promise<HistoryPage | null> {
  const entries = await deps.segments.list(position.segment, 100);
  if (entries.length === 0) return null;
  // Nothing happens after it came, but for clocks that disagree.
  const entry = entries.find(({ oldest, newest }) => newest >= from - DAY && oldest <= startedAt);
  const segment = (entry ?? entries.at(-1))?.number ?? position.segment;
  const moved = { ...position, segment };
  if (entry === undefined) return { events: [], position: moved, isLast: false };
  const value = await deps.segments.read(segment);
  if (value === null)
    throw new Error(`segment ${segment} is in the catalogue but not in the store`);
  const events = openSegment(deps, Segment.parse(JSON.parse(value))).filter(
    (event) => event.arrivedAt <= startedAt && !wasInTail(position, event),
  );
  return { events, position: moved, isLast: false };
}

/** Whether an event had been read from the tail before it was sealed. */
function wasInTail({ tail, beside }: HistoryPosition, event: SealedEvent): boolean {
  if (tail === null || event.arrivedAt > tail.arrivedAt) return false;
  return event.arrivedAt < tail.arrivedAt || beside.includes(event.key);
}
