import { Level, type Alert, type Retention } from "#contract";
import type { Platform } from "#ports";
import type { Holds } from "../shapes/holds-of";

type Deps = Pick<Platform, "alerts" | "alertStates" | "deliveries" | "clock" | "log">;

const DAY = 86_400_000;
const PAGE = 100;

/**
 * Removes alerts that are older than their level's days, with their deliveries and what became of them. An alert that
 * somebody may still be at stays: one whose issue is not done, or one that still has to be delivered. Answers how many
 * went.
 */
export async function pruneAlerts(
  deps: Deps,
  run: {
    readonly alertDays: Retention["alertDays"];
    readonly holds: Holds;
    readonly until: number;
  },
): Promise<number> {
  let removed = 0;
  for (const level of Level.options) {
    const days = run.alertDays[level];
    if (days === null) continue;
    const before = deps.clock.now() - days * DAY;
    let after: { createdAt: number; key: string } | null = null;
    while (deps.clock.now() < run.until) {
      const old: ReadonlyArray<Alert> = await deps.alerts.oldest({
        level,
        before,
        after,
        limit: PAGE,
      });
      const last = old.at(-1);
      if (last === undefined) break;
      const keys = await removable(deps, run.holds, old);
      // The alert itself goes last, so that a run that dies in between leaves nothing that no alert leads to.
      await deps.deliveries.remove(keys);
      await deps.alerts.remove(keys);
      removed += keys.length;
      after = { createdAt: last.createdAt, key: last.key };
    }
  }
  if (removed > 0) deps.log.write("prune.alerts", { alerts: removed });
  return removed;
}

async function removable(
  deps: Deps,
  holds: Holds,
  alerts: ReadonlyArray<Alert>,
): Promise<ReadonlyArray<string>> {
  // Whom an alert is about is not asked: an alert too many is kept rather than one too few.
  const free = alerts.filter((alert) => !holds.touches(alert.firstEventAt, alert.lastEventAt));
  const keys = free.map(({ key }) => key);
  if (keys.length === 0) return [];
  const states = await deps.alertStates.ofAlerts(keys);
  const deliveries = await deps.deliveries.ofAlerts(keys);
  const waiting = new Set(
    deliveries.filter(({ state }) => state === "waiting").map(({ alertKey }) => alertKey),
  );
  const hasIssue = new Set(
    deliveries
      .filter(
        ({ kind, state, reference }) =>
          kind === "alert" && state === "delivered" && ISSUE.test(reference),
      )
      .map(({ alertKey }) => alertKey),
  );
  return keys.filter((key) => {
    if (waiting.has(key)) return false;
    return states.get(key)?.status === "closed" || (!hasIssue.has(key) && !states.has(key));
  });
}

const ISSUE = /^[A-Z][A-Z0-9_]+-\d+$/;
