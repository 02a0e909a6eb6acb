import type { KeptMatch, Matches, Sighting } from "#ports";
import { MOST_OF_A_SERIES } from "./most-of-a-series";

/** What correlations remember, in memory: for tests, and for a backtest, which must leave what is stored alone. */
export function createMemoryMatches(): Matches {
  const bySeries = new Map<string, Map<string, KeptMatch>>();
  const sightings = new Map<string, Sighting>();
  return {
    add: async (rows) => {
      for (const row of rows) {
        const series = bySeries.get(row.series) ?? new Map<string, KeptMatch>();
        bySeries.set(row.series, series);
        const key = `${row.occurredAt} ${row.eventKey} ${row.base}`;
        if (!series.has(key)) series.set(key, row);
      }
    },
    between: async (asked) =>
      asked.flatMap(({ series, from, to }) =>
        series.flatMap((one) =>
          [...(bySeries.get(one)?.values() ?? [])]
            .filter(({ occurredAt }) => occurredAt >= from && occurredAt <= to)
            .toSorted((a, b) => b.occurredAt - a.occurredAt)
            .slice(0, MOST_OF_A_SERIES),
        ),
      ),
    sight: async (rows) => {
      for (const row of rows) {
        const key = `${row.series} ${row.value} ${row.stretch}`;
        const known = sightings.get(key) ?? row;
        sightings.set(key, {
          ...known,
          first: Math.min(known.first, row.first),
          last: Math.max(known.last, row.last),
          usedUntil: Math.max(known.usedUntil, row.usedUntil),
        });
      }
    },
    sightings: async ({ series, values }) => {
      const [wanted, shown] = [new Set(series), new Set(values)];
      return [...sightings.values()].filter(
        (one) => wanted.has(one.series) && shown.has(one.value),
      );
    },
    prune: async (before, limit) => {
      const matches = [...bySeries.values()]
        .flatMap((series) => Array.from(series, ([key, row]) => ({ series, key, row })))
        .filter(({ row }) => row.usedUntil < before)
        .toSorted((a, b) => a.row.usedUntil - b.row.usedUntil)
        .slice(0, limit);
      for (const { series, key } of matches) series.delete(key);
      for (const [one, series] of bySeries) if (series.size === 0) bySeries.delete(one);
      const seen = [...sightings]
        .filter(([, { usedUntil }]) => usedUntil < before)
        .toSorted(([, a], [, b]) => a.usedUntil - b.usedUntil)
        .slice(0, limit);
      for (const [key] of seen) sightings.delete(key);
      return matches.length + seen.length;
    },
    count: async () =>
      [...bySeries.values()].reduce((sum, series) => sum + series.size, 0) + sightings.size,
  };
}
