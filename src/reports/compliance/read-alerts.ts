import type { Alert, AlertState, Delivery, Period } from "#contract";
import { issueOf } from "#destinations/jira-issue/issue-of";
import type { Platform } from "#ports";

const PAGE = 500;

export interface FollowedAlert {
  readonly alert: Alert;
  readonly state: AlertState | null;
  readonly issueKey: string | null;
}

/** Alerts that were raised in a period, newest first, with their issues and what became of them. At most `limit`. */
export async function readAlerts(
  deps: Pick<Platform, "alerts" | "alertStates" | "deliveries">,
  asked: {
    readonly period: Period;
    readonly after: { readonly createdAt: number; readonly key: string } | null;
    readonly limit: number;
  },
): Promise<ReadonlyArray<FollowedAlert>> {
  const found: FollowedAlert[] = [];
  // No key is before this one: the first page begins right before the end of the period.
  let after = asked.after ?? { createdAt: asked.period.to, key: "0".repeat(32) };
  while (found.length < asked.limit) {
    const limit = Math.min(PAGE, asked.limit - found.length);
    const page = await deps.alerts.list({ after, limit });
    const within = page.filter(({ createdAt }) => createdAt >= asked.period.from);
    const keys = within.map(({ key }) => key);
    const states = await deps.alertStates.ofAlerts(keys);
    const deliveries = byAlert(await deps.deliveries.ofAlerts(keys));
    for (const alert of within) {
      const issueKey = issueOf(deliveries.get(alert.key) ?? []);
      found.push({ alert, state: states.get(alert.key) ?? null, issueKey });
    }
    const last = within.at(-1);
    if (last === undefined || within.length < limit) break;
    after = { createdAt: last.createdAt, key: last.key };
  }
  return found;
}

function byAlert(deliveries: ReadonlyArray<Delivery>): ReadonlyMap<string, Delivery[]> {
  const found = new Map<string, Delivery[]>();
  for (const delivery of deliveries) {
    found.set(delivery.alertKey, [...(found.get(delivery.alertKey) ?? []), delivery]);
  }
  return found;
}
