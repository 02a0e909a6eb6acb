import { z } from "zod";
import type { RecordCheck } from "#contract";
import type { Platform } from "#ports";
import { activityHead } from "./shapes/activity-head";
import { CHAIN_START } from "./shapes/segment";

/** How far a walk along the activity log has come. */
export const ActivityWalk = z.object({
  number: z.number().int(),
  head: z.string(),
  entries: z.number().int(),
});
export type ActivityWalk = z.infer<typeof ActivityWalk>;

export type ActivityVerdict = RecordCheck["activity"];

const start: ActivityWalk = { number: 0, head: CHAIN_START, entries: 0 };
const PAGE = 100;

/** Walks the chain of the activity log over at most `limit` entries, from the oldest that retention has left. */
export async function verifyActivity(
  deps: Pick<Platform, "activity" | "bytes">,
  from: ActivityWalk | null = null,
  limit = Number.POSITIVE_INFINITY,
): Promise<ActivityVerdict | { readonly result: "more"; readonly walk: ActivityWalk }> {
  let { number, head, entries } = from ?? start;
  for (let walked = 0; ;) {
    const page = await deps.activity.oldest(number, Math.min(PAGE, limit - walked));
    if (page.length === 0) return { result: "intact", entries };
    for (const entry of page) {
      const isFirst = entries === 0;
      if (!isFirst && entry.number !== number + 1) {
        return { result: "broken", entry: number + 1, problem: "missing" };
      }
      // Of the oldest entry after a pruning nobody knows the head before; the next one vouches for its head.
      const isKnown = !isFirst || entry.number === 1;
      if (isKnown && activityHead(deps, head, entry) !== entry.head) {
        return { result: "broken", entry: entry.number, problem: "changed" };
      }
      number = entry.number;
      head = entry.head;
      entries += 1;
    }
    walked += page.length;
    if (walked >= limit) return { result: "more", walk: { number, head, entries } };
  }
}
