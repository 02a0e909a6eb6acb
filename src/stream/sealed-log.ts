import { openSegment, Segment, type SealedEvent } from "#pipeline/shapes/segment";
import type { Platform } from "#ports";

/** What is at a place of the log. */
export type LogPart =
  | { readonly state: "open"; readonly events: ReadonlyArray<SealedEvent> }
  /** Retention took it, and those after it up to `next`. */
  | {
      readonly state: "removed";
      readonly next: number;
      readonly segments: ReadonlyArray<{ readonly removedAt: number; readonly count: number }>;
    }
  | { readonly state: "unreadable" }
  /** Not sealed yet. */
  | { readonly state: "end" };

const PAGE = 50;
/** Streams are mostly at the same segment, or two are: each takes some megabytes. */
const KEPT = 3;

/** Reads the sealed log for all streams of a run; a segment that several are at is read once. */
export function sealedLog(
  deps: Pick<Platform, "segments" | "bytes">,
): (number: number) => Promise<LogPart> {
  const kept = new Map<number, Promise<ReadonlyArray<SealedEvent> | null>>();
  const open = (number: number): Promise<ReadonlyArray<SealedEvent> | null> => {
    const known = kept.get(number);
    if (known !== undefined) return known;
    const opened = readSegment(deps, number);
    kept.set(number, opened);
    const oldest = kept.keys().next();
    if (kept.size > KEPT && oldest.done !== true) kept.delete(oldest.value);
    return opened;
  };
  return async (number) => {
    const entries = await deps.segments.list(number - 1, PAGE);
    if (entries.length === 0) return { state: "end" };
    const kept = entries.findIndex(({ removedAt }) => removedAt === null);
    const removed = kept === -1 ? entries : entries.slice(0, kept);
    const last = removed.at(-1);
    if (last !== undefined) {
      const segments = removed.map(({ removedAt, count }) => ({
        removedAt: removedAt ?? 0,
        count,
      }));
      return { state: "removed", next: last.number + 1, segments };
    }
    const events = await open(number);
    return events === null ? { state: "unreadable" } : { state: "open", events };
  };
}

/** Null where there is no value that can be read: retention may be taking it at this moment. */
async function readSegment(
  deps: Pick<Platform, "segments" | "bytes">,
  number: number,
): Promise<ReadonlyArray<SealedEvent> | null> {
  const value = await deps.segments.read(number);
  if (value === null) return null;
  try {
    return openSegment(deps, Segment.parse(JSON.parse(value)));
  } catch {
    return null;
  }
}
