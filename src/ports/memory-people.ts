import type { People } from "#ports";

interface Row {
  readonly seenAt: number;
  readonly state: "open" | "closed" | "erased";
  readonly closedAt: number;
  readonly dueAt: number;
  readonly words: ReadonlyArray<string>;
  readonly events: number;
  readonly held: number;
}

/** Accounts of people in memory. */
export function createMemoryPeople(): People {
  const rows = new Map<string, Row>();
  const inOrder = () => [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const countOf = (test: (row: Row) => boolean) => [...rows.values()].filter(test).length;
  return {
    meet: async (people) => {
      for (const { accountId, seenAt } of people) {
        const row = rows.get(accountId) ?? { ...fresh, seenAt };
        rows.set(accountId, { ...row, seenAt: Math.max(row.seenAt, seenAt) });
      }
    },
    closed: async (accountIds) =>
      new Set(accountIds.filter((id) => (rows.get(id)?.state ?? "open") !== "open")),
    open: async (after, limit) =>
      inOrder()
        .filter(([accountId, { state }]) => state === "open" && accountId > after)
        .slice(0, limit)
        .map(([accountId, { seenAt }]) => ({ accountId, seenAt })),
    close: async ({ accountId, words, at }) => {
      const row = rows.get(accountId) ?? { ...fresh, seenAt: at };
      const all = [...new Set([...row.words, ...words])].toSorted();
      if (row.state === "open") {
        rows.set(accountId, { ...row, state: "closed", closedAt: at, dueAt: at, words: all });
      } else if (row.state === "closed") rows.set(accountId, { ...row, words: all });
      return row.state === "open";
    },
    toErase: async (now, limit) =>
      [...rows]
        .filter(([, { state, dueAt }]) => state === "closed" && dueAt <= now)
        .toSorted(([a, one], [b, other]) => one.closedAt - other.closedAt || (a < b ? -1 : 1))
        .slice(0, limit)
        .map(([accountId, { closedAt, words, events }]) => ({
          accountId,
          closedAt,
          words,
          events,
        })),
    erased: async ({ accountId, events }) => {
      const row = rows.get(accountId);
      if (row?.state === "closed") {
        rows.set(accountId, { ...row, state: "erased", words: [], events, held: 0 });
      }
    },
    wait: async ({ accountId, events, held, dueAt }) => {
      const row = rows.get(accountId);
      if (row?.state === "closed") rows.set(accountId, { ...row, events, held, dueAt });
    },
    prune: async (before, limit) => {
      const old = inOrder()
        .filter(([, { state, seenAt }]) => state === "open" && seenAt < before)
        .slice(0, limit);
      for (const [accountId] of old) rows.delete(accountId);
      return old.length;
    },
    tally: async () => ({
      open: countOf(({ state }) => state === "open"),
      waiting: countOf(({ state }) => state === "closed"),
      held: countOf(({ state, held }) => state === "closed" && held > 0),
      erased: countOf(({ state }) => state === "erased"),
      events: [...rows.values()].reduce((total, { events }) => total + events, 0),
    }),
  };
}

const fresh = { state: "open", closedAt: 0, dueAt: 0, words: [], events: 0, held: 0 } as const;
