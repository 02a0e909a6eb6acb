import type { AlertState } from "#contract";
import type { Alerts, AlertStates } from "#ports";

/** What became of the alerts that are there, in memory. */
export function createMemoryAlertStates(alerts: Pick<Alerts, "get">): AlertStates {
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
  };
}
