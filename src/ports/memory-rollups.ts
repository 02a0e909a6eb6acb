import type { DayFigures, EventKey, Figures } from "#contract";
import type { Rollups } from "#ports";

interface Batch {
  readonly figures: Figures;
  readonly keys: ReadonlySet<EventKey>;
}

interface Hour {
  readonly version: number;
  readonly batches: number;
  readonly figures: Figures;
}

/** Counts by hour and day in memory. */
export function createMemoryRollups(): Rollups {
  const marks = new Map<number, string>();
  const hours = new Map<number, Hour>();
  const batches = new Map<number, Batch[]>();
  const days = new Map<number, { readonly version: number; readonly figures: DayFigures }>();
  const within = <Value>(
    all: ReadonlyMap<number, Value>,
    from: number,
    to: number,
  ): ReadonlyArray<readonly [number, Value]> =>
    [...all].filter(([at]) => at >= from && at < to).toSorted(([a], [b]) => a - b);

  return {
    mark: async (marked, token) => {
      for (const hour of marked) marks.set(hour, token);
    },
    marked: async (limit) =>
      [...marks]
        .toSorted(([a], [b]) => b - a)
        .slice(0, limit)
        .map(([hour, token]) => ({ hour, token })),
    unmark: async (which) => {
      for (const { hour, token } of which) if (marks.get(hour) === token) marks.delete(hour);
    },
    waiting: async () => marks.size,
    counted: async (hour) => {
      const all = [...(batches.get(hour) ?? [])];
      return { batches: all.length, has: (key) => all.some(({ keys }) => keys.has(key)) };
    },
    addBatch: async ({ hour, number, figures, keys }) => {
      const all = batches.get(hour) ?? [];
      if (all.length !== number - 1) return false;
      batches.set(hour, [...all, { figures, keys: new Set(keys) }]);
      return true;
    },
    saveHour: async ({ hour, expectedVersion, batches: known, figures }) => {
      if ((hours.get(hour)?.version ?? 0) !== expectedVersion) return false;
      hours.set(hour, { version: expectedVersion + 1, batches: known, figures });
      return true;
    },
    hours: async (from, to) =>
      within(hours, from, to).map(([hour, { version, batches: known, figures }]) => ({
        hour,
        version,
        parts: [
          ...(batches.get(hour) ?? []).slice(0, known).map((batch) => batch.figures),
          figures,
        ],
      })),
    saveDay: async ({ day, expectedVersion, figures }) => {
      if ((days.get(day)?.version ?? 0) !== expectedVersion) return false;
      days.set(day, { version: expectedVersion + 1, figures });
      return true;
    },
    days: async (from, to) => within(days, from, to).map(([day, one]) => ({ day, ...one })),
    firstHour: async () => within(hours, 0, Number.POSITIVE_INFINITY)[0]?.[0] ?? null,
  };
}
