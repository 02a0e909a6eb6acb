import type { Health } from "#contract";
import { concernKey } from "#pipeline/shapes/concern-key";
import { ownRules } from "#pipeline/shapes/own-rules";
import type { Platform } from "#ports";
import type { Runs } from "#sources/org-audit-log/read-runs";
import { findConcerns } from "./find-concerns";
import { runningSince } from "./running-since";

const DAY = 86_400_000;
/** What is usual is read from so many days. */
const HISTORY = 30 * DAY;
const SHOWN = 5;

/** What is wrong with the app's own work, and what was in the last week. */
export async function readConcerns(
  deps: Pick<Platform, "alerts" | "bytes" | "checkpoints" | "clock" | "rollups">,
  runs: Runs,
  streams: Health["streams"],
): Promise<Pick<Health, "concerns" | "resolved">> {
  const now = deps.clock.now();
  const days = await deps.rollups.days(now - HISTORY, now + DAY);
  const hours = days
    .flatMap(({ figures }) => figures.hours)
    .map(({ at, products }) => ({ at, products: products.map(([product]) => product) }))
    .toSorted((a, b) => a.at - b.at);
  const concerns = [
    ...findConcerns(runs, { now, hours, streams, runningSince: await runningSince(deps) }),
  ];
  const open = new Set(concerns.map((concern) => concernKey(deps, concern)));
  const resolved: Health["resolved"] = [];
  for (const ruleId of Object.keys(ownRules)) {
    for (const alert of await deps.alerts.list({ after: null, limit: SHOWN, ruleId })) {
      if (open.has(alert.key) || alert.createdAt < now - 7 * DAY) continue;
      // A day later the same thing is another alert: it is not resolved by the calendar.
      if (concerns.some((one) => one.ruleId === ruleId && one.subject === alert.dedupKey)) continue;
      resolved.push({ key: alert.key, title: alert.title, createdAt: alert.createdAt });
    }
  }
  return { concerns, resolved };
}
