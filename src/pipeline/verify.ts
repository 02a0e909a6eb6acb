import type { Platform } from "#ports";
import { CHAIN_START, chain, openSegment, Segment } from "./shapes/segment";

/** Whether the sealed log is what was sealed. `broken`: the first segment that is not, and in which way. */
export type Verdict =
  | {
      readonly result: "intact";
      readonly segments: number;
      readonly events: number;
      readonly head: string;
    }
  | {
      readonly result: "broken";
      readonly segment: number;
      /** `activity`: the app's own activity log no longer has the entry that the segment names. */
      readonly problem: "missing" | "unreadable" | "changed" | "activity";
    };

/**
 * Walks the hash chain from its start. A flipped byte, a dropped, added or moved event breaks it, and so does an entry
 * of the activity log that is another than it was; entries that retention has removed are not asked for.
 */
export async function verify(
  deps: Pick<Platform, "activity" | "segments" | "bytes">,
): Promise<Verdict> {
  const [firstActivity] = await deps.activity.oldest(0, 1);
  let head = CHAIN_START;
  let events = 0;
  let number = 0;
  for (;;) {
    const entries = await deps.segments.list(number, 100);
    if (entries.length === 0) return { result: "intact", segments: number, events, head };
    for (const entry of entries) {
      if (entry.number !== number + 1)
        return { result: "broken", segment: number + 1, problem: "missing" };
      number = entry.number;
      const value = await deps.segments.read(number);
      if (value === null) return { result: "broken", segment: number, problem: "missing" };
      const segment = read(deps, value);
      if (segment === null) return { result: "broken", segment: number, problem: "unreadable" };
      const after = chain(deps, head, segment.events, segment.activity);
      if (segment.previous !== head || segment.head !== after || entry.head !== after) {
        return { result: "broken", segment: number, problem: "changed" };
      }
      const named = segment.activity;
      if (named !== null && named.number >= (firstActivity?.number ?? 0)) {
        const kept = await deps.activity.get(named.number);
        if (kept?.head !== named.head)
          return { result: "broken", segment: number, problem: "activity" };
      }
      head = after;
      events += segment.events.length;
    }
  }
}

function read(deps: Pick<Platform, "bytes">, value: string) {
  try {
    const segment = Segment.parse(JSON.parse(value));
    return { ...segment, events: openSegment(deps, segment) };
  } catch {
    return null;
  }
}
