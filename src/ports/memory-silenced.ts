import type { Silenced } from "#ports";

/** Silenced events in memory. */
export function createMemorySilenced(): Silenced {
  const bySuppression = new Map<string, Map<string, number>>();
  return {
    add: async (rows) => {
      for (const { suppressionId, eventKey, occurredAt } of rows) {
        const events = bySuppression.get(suppressionId) ?? new Map<string, number>();
        bySuppression.set(suppressionId, events);
        if (!events.has(eventKey)) events.set(eventKey, occurredAt);
      }
    },
    counts: async () =>
      new Map(
        [...bySuppression]
          .filter(([, events]) => events.size > 0)
          .map(([id, events]) => [id, { count: events.size, last: Math.max(...events.values()) }]),
      ),
    prune: async (before, limit) => {
      const old = [...bySuppression.values()]
        .flatMap((events) => Array.from(events, ([key, at]) => ({ events, key, at })))
        .filter(({ at }) => at < before)
        .toSorted((a, b) => a.at - b.at)
        .slice(0, limit);
      for (const { events, key } of old) events.delete(key);
      return old.length;
    },
  };
}
