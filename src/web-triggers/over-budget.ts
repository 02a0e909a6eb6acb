import type { Platform } from "#ports";
import { refusal } from "./refusal";
import type { TriggerAnswer } from "./trigger-answer";

const MINUTE = 60_000;

/** Counts a request in each of the budgets, in their order; the refusal where one of them has had its share of the minute. */
export async function overBudget(
  deps: Pick<Platform, "budget" | "clock">,
  budgets: ReadonlyArray<{ readonly name: string; readonly aMinute: number }>,
): Promise<TriggerAnswer | null> {
  const now = deps.clock.now();
  for (const { name, aMinute } of budgets) {
    if (await deps.budget.take(name, now, aMinute)) continue;
    const seconds = Math.ceil((MINUTE - (now % MINUTE)) / 1_000);
    return refusal(
      "too-many-requests",
      `No more than ${aMinute} requests a minute are answered here. Try again in ${seconds} seconds.`,
      { headers: { "retry-after": String(seconds) } },
    );
  }
  return null;
}
