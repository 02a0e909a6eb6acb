import type { Retention } from "#contract";
import type { Platform } from "#ports";
import { pruneAlerts } from "./prune/prune-alerts";
import { pruneEvents } from "./prune/prune-events";
import { prunePeople } from "./prune/prune-people";
import { pruneRaw } from "./prune/prune-raw";
import { holdsOf } from "./shapes/holds-of";

const DAY = 86_400_000;

/** Removes what has been kept for long enough, but for what is held: event rows, segments, alerts, the app's own record. */
export async function prune(
  deps: Platform,
  retention: Retention,
  run: { readonly owner: string; readonly until: number },
): Promise<void> {
  const { windowDays, rawDays, alertDays, activityDays, legalHolds } = retention;
  const holds = holdsOf(legalHolds);
  const now = deps.clock.now();
  await pruneEvents(deps, { ...run, windowDays, holds });
  const before = rawDays === null ? null : now - rawDays * DAY;
  await pruneRaw(deps, { ...run, before, holds });
  await pruneAlerts(deps, { ...run, alertDays, holds });
  await deps.activity.prune(now - activityDays * DAY, 1_000);
  await prunePeople(deps, retention);
}
