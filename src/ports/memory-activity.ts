import type { Activity, ChainedActivity } from "#ports";

/** The activity log in memory. */
export function createMemoryActivity(): Activity {
  const rows: ChainedActivity[] = [];
  return {
    last: async () => rows.at(-1) ?? null,
    has: async (key) => rows.some((row) => row.key === key),
    append: async (row) => {
      const isFree = !rows.some(({ key, number }) => key === row.key || number === row.number);
      if (isFree) rows.push(row);
      return isFree;
    },
    get: async (number) => rows.find((row) => row.number === number) ?? null,
    newest: async ({ before, limit, accountId }) =>
      rows
        .filter((row) => before === null || row.number < before)
        .filter((row) => accountId === undefined || row.accountId === accountId)
        .toReversed()
        .slice(0, limit),
    oldest: async (after, limit) => rows.filter(({ number }) => number > after).slice(0, limit),
    prune: async (before, limit) => {
      const old = rows
        .slice(0, -1)
        .filter(({ at }) => at < before)
        .slice(0, limit);
      rows.splice(0, old.length);
      return old.length;
    },
  };
}
