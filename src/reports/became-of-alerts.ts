import type { AlertState, Dashboard } from "#contract";

/** What became of alerts, as their issues tell: one that no issue tells of is open. */
export function becameOfAlerts(
  alerts: ReadonlyArray<{ readonly key: string; readonly createdAt: number }>,
  states: ReadonlyMap<string, AlertState>,
): Dashboard["alerts"]["became"] {
  const count = { open: 0, acknowledged: 0, closed: 0 };
  const waits: number[] = [];
  for (const { key, createdAt } of alerts) {
    const state = states.get(key);
    count[state?.status ?? "open"] += 1;
    const acknowledgedAt = state?.acknowledgedAt ?? null;
    // Jira's clock and the app's may differ by a little.
    if (acknowledgedAt !== null) waits.push(Math.max(0, acknowledgedAt - createdAt));
  }
  waits.sort((a, b) => a - b);
  const medianMs = atShare(waits, 0.5);
  const ninetiethMs = atShare(waits, 0.9);
  return {
    looked: alerts.length,
    ...count,
    timeToAcknowledge:
      medianMs === undefined || ninetiethMs === undefined
        ? null
        : { of: waits.length, medianMs, ninetiethMs },
  };
}

/** The nearest rank: the smallest value that this share of all is not above. */
const atShare = (sorted: ReadonlyArray<number>, share: number): number | undefined =>
  sorted[Math.ceil(share * sorted.length) - 1];
