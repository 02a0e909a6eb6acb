import type { EventKey } from "#contract";
import type { Tail, TailPosition } from "#ports";
import { storableText } from "./storable-text";

type Row = Parameters<Tail["add"]>[0][number];

/** The raw tail in memory. `isStored` tells whether the searchable window has an event. */
export function createMemoryTail(isStored: (key: EventKey) => boolean): Tail {
  const rows = new Map<EventKey, Row>();
  const firstOf = (
    position: TailPosition | null,
    limit: number,
    maxBytes: number,
  ): ReadonlyArray<Row> => {
    const ready = [...rows.values()]
      .filter((row) => isStored(row.key) && (position === null || byArrival(row, position) > 0))
      .toSorted(byArrival);
    let bytes = 0;
    const fits = ready.slice(0, limit).findIndex((row, index) => {
      bytes += Buffer.byteLength(row.raw);
      return bytes > maxBytes && index > 0;
    });
    return ready.slice(0, fits === -1 ? limit : fits);
  };
  return {
    add: async (added) => {
      for (const row of added) {
        if (!rows.has(row.key)) rows.set(row.key, { ...row, raw: storableText(row.raw) });
      }
    },
    read: async (key) => rows.get(key)?.raw ?? null,
    oldest: async (limit, maxBytes) =>
      firstOf(null, limit, maxBytes).map(({ key, raw, arrivedAt }) => ({ key, raw, arrivedAt })),
    after: async (position, limit, maxBytes) => firstOf(position, limit, maxBytes),
    byKey: async (after, limit) =>
      [...rows.values()]
        .filter(({ key }) => key > after)
        .toSorted((a, b) => (a.key < b.key ? -1 : 1))
        .slice(0, limit)
        .map(({ key, raw }) => ({ key, raw })),
    rewrite: async (key, raw) => {
      const row = rows.get(key);
      if (row !== undefined) rows.set(key, { ...row, raw: storableText(raw) });
    },
    drop: async (keys) => {
      for (const key of keys) rows.delete(key);
    },
    waiting: async () => ({
      count: rows.size,
      oldestArrival: [...rows.values()].toSorted(byArrival)[0]?.arrivedAt ?? null,
    }),
  };
}

function byArrival(a: TailPosition, b: TailPosition): number {
  const byKey = a.key < b.key ? -1 : Number(a.key > b.key);
  return a.arrivedAt - b.arrivedAt || a.ordinal - b.ordinal || byKey;
}
