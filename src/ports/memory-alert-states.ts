import type { AlertState } from "#contract";
import type { AlertStates } from "#ports";

/** What became of alerts, in memory. */
export function createMemoryAlertStates(): AlertStates {
  const states = new Map<string, AlertState>();
  return {
    set: async (alertKey, state) => {
      const before = states.get(alertKey);
      if (before !== undefined && before.asOf >= state.asOf) return false;
      const acknowledgedAt = before?.acknowledgedAt ?? state.acknowledgedAt;
      states.set(alertKey, { ...state, acknowledgedAt });
      return true;
    },
    remove: async (keys) => {
      for (const key of keys) states.delete(key);
    },
    ofAlerts: async (keys) =>
      new Map(
        keys.flatMap((key) => {
          const state = states.get(key);
          return state === undefined ? [] : [[key, state] as const];
        }),
      ),
  };
}
