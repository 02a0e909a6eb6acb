import type { Dashboard } from "#contract";
import type { Platform } from "#ports";
import { becameOfAlerts } from "./became-of-alerts";

/** The newest alerts whose state is read, a hundred with a statement. */
const ALERTS = 1_000;

/** What became of the alerts that were raised from one moment to before another. */
export async function readBecame(
  deps: Pick<Platform, "alerts" | "alertStates">,
  from: number,
  to: number,
): Promise<Dashboard["alerts"]["became"]> {
  const raised = await deps.alerts.raised({ from, to, limit: ALERTS });
  return becameOfAlerts(raised, await deps.alertStates.ofAlerts(raised.map(({ key }) => key)));
}
