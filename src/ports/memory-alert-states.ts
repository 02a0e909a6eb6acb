import type { AlertState } from "#contract";
import type { Alerts, AlertStates } from "#ports";

/** What became of the alerts that are there, in memory. */
export function createMemoryAlertStates(alerts: Pick<Alerts, "get" | "list">): AlertStates {
  const states = new Map<string, AlertState>();
  return {
    set: async (alertKey, state) => {
      if ((await alerts.get(alertKey)) === null) return false;
      const before = states.get(alertKey);
      if (before !== undefined && before.asOf >= state.asOf) return false;
      const acknowledgedAt = before?.acknowledgedAt ?? state.acknowledgedAt;
      states.set(alertKey, { ...state, acknowledgedAt });
      return true;
    },
    ofAlerts: async (keys) => {
      const found = new Map<string, AlertState>();
      for (const key of keys) {
        const state = states.get(key);
        if (state !== undefined && (await alerts.get(key)) !== null) found.set(key, state);
      }
      return found;
    },
    outcomes: async (since) => {
      const counts = new Map<string, Outcome>();
      for (const { key, ruleId, createdAt } of await alerts.list({
        after: null,
        limit: Infinity,
      })) {
        const state = states.get(key);
        if (state === undefined || createdAt < since) continue;
        const { status, resolution } = state;
        const place = JSON.stringify([ruleId, status, resolution]);
        const count = (counts.get(place)?.count ?? 0) + 1;
        counts.set(place, { ruleId, status, resolution, count });
      }
      return [...counts.values()];
    },
  };
}

type Outcome = Awaited<ReturnType<AlertStates["outcomes"]>>[number];
