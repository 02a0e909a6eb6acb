import type { Platform } from "#ports";
import { activityHead } from "./shapes/activity-head";
import { CHAIN_START } from "./shapes/segment";

/** Whether the activity log is what was recorded. `broken`: the first entry that is not. */
export type ActivityVerdict =
  | { readonly result: "intact"; readonly entries: number }
  | { readonly result: "broken"; readonly entry: number; readonly problem: "missing" | "changed" };

/** Walks the chain of the activity log from the oldest entry that retention has left. */
export async function verifyActivity(
  deps: Pick<Platform, "activity" | "bytes">,
): Promise<ActivityVerdict> {
  let number = 0;
  let head = CHAIN_START;
  let entries = 0;
  for (;;) {
    const page = await deps.activity.oldest(number, 100);
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
  }
}
