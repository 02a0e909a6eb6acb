import type { Quarantine } from "#ports";
import { keptText } from "./kept-text";
import type { MemoryTexts } from "./memory-texts";
import { storableText } from "./storable-text";

type Row = Parameters<Quarantine["add"]>[0][number];

/** The quarantine in memory. */
export function createMemoryQuarantine(): Quarantine & { readonly texts: MemoryTexts } {
  const rows = new Map<string, Row>();
  return {
    texts: {
      rows: () =>
        [...rows.values()].map(({ key, raw, reason }) => ({
          key,
          texts: [raw, reason],
          accounts: [],
          at: null,
        })),
      rewrite: (key, [raw = "", reason = ""]) => {
        const row = rows.get(key);
        if (row !== undefined) rows.set(key, { ...row, raw, reason });
      },
    },
    add: async (added) => {
      for (const row of added) if (!rows.has(row.key)) rows.set(row.key, row);
    },
    read: async (key) => {
      const row = rows.get(key);
      return row === undefined
        ? null
        : {
            source: row.source,
            raw: storableText(row.raw, keptText.whole),
            reason: storableText(row.reason, keptText.reason),
          };
    },
    remove: async (key) => {
      rows.delete(key);
    },
    count: async () => rows.size,
    newest: async (limit) =>
      [...rows.values()]
        .toSorted((a, b) => b.at - a.at || (a.key < b.key ? 1 : -1))
        .slice(0, limit)
        .map(({ key, reason, at, raw }) => ({
          key,
          reason: storableText(reason, keptText.reason),
          at,
          excerpt: storableText(raw, keptText.excerpt),
        })),
  };
}
