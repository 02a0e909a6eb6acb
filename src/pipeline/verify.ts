import { z } from "zod";
import type { RecordCheck } from "#contract";
import type { Platform } from "#ports";
import { CHAIN_START, chain, openSegment, Segment } from "./shapes/segment";

/** How far a walk along the sealed log has come. */
export const SegmentWalk = z.object({
  number: z.number().int(),
  head: z.string(),
  events: z.number().int(),
  removed: z.number().int(),
  erased: z.number().int(),
});
export type SegmentWalk = z.infer<typeof SegmentWalk>;

export type Verdict = RecordCheck["segments"];

const start: SegmentWalk = { number: 0, head: CHAIN_START, events: 0, removed: 0, erased: 0 };
const PAGE = 100;

/**
 * Walks the hash chain over at most `limit` segments. A flipped byte, a dropped, added or moved event breaks it, and so
 * does an entry of the activity log that is another than it was; entries that retention has removed are not asked for.
 * Of events in which a person was erased the chain has the hash from before, and they are counted.
 */
export async function verify(
  deps: Pick<Platform, "activity" | "segments" | "bytes">,
  from: SegmentWalk | null = null,
  limit = Number.POSITIVE_INFINITY,
): Promise<Verdict | { readonly result: "more"; readonly walk: SegmentWalk }> {
  const [firstActivity] = await deps.activity.oldest(0, 1);
  let { number, head, events, removed, erased } = from ?? start;
  for (let walked = 0; ;) {
    const entries = await deps.segments.list(number, Math.min(PAGE, limit - walked));
    if (entries.length === 0) {
      return { result: "intact", segments: number, events, removed, erased, head };
    }
    for (const entry of entries) {
      if (entry.number !== number + 1) return broken(number + 1, "missing");
      number = entry.number;
      const value = await deps.segments.read(number);
      if (value === null && entry.removedAt !== null) {
        // What it held is gone; its head still joins the one before to the one after.
        head = entry.head;
        events += entry.count;
        removed += 1;
        continue;
      }
      if (value === null) return broken(number, "missing");
      const segment = read(deps, value);
      if (segment === null) return broken(number, "unreadable");
      const after = chain(deps, head, segment.events, segment.activity);
      if (segment.previous !== head || segment.head !== after || entry.head !== after) {
        return broken(number, "changed");
      }
      const named = segment.activity;
      if (named !== null && named.number >= (firstActivity?.number ?? 0)) {
        const kept = await deps.activity.get(named.number);
        if (kept?.head !== named.head) return broken(number, "activity");
      }
      head = after;
      events += segment.events.length;
      erased += segment.events.filter(({ leaf }) => leaf !== undefined).length;
    }
    walked += entries.length;
    if (walked >= limit) return { result: "more", walk: { number, head, events, removed, erased } };
  }
}

function broken(
  segment: number,
  problem: Extract<Verdict, { result: "broken" }>["problem"],
): Verdict {
  return { result: "broken", segment, problem };
}

function read(deps: Pick<Platform, "bytes">, value: string) {
  try {
    const segment = Segment.parse(JSON.parse(value));
    return { ...segment, events: openSegment(deps, segment) };
  } catch {
    return null;
  }
}
