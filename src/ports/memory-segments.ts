import type { SegmentEntry, Segments } from "#ports";

/** Sealed segments in memory. */
export function createMemorySegments(): Segments {
  const values = new Map<number, string>();
  const entries = new Map<number, SegmentEntry>();
  const inOrder = (): ReadonlyArray<SegmentEntry> =>
    [...entries.values()].toSorted((a, b) => a.number - b.number);
  return {
    write: async (number, value) => {
      if (values.has(number)) return "taken";
      values.set(number, value);
      return "written";
    },
    read: async (number) => values.get(number) ?? null,
    replace: async (number, value) => {
      values.set(number, value);
    },
    enter: async (entry) => {
      if (entries.has(entry.number)) return false;
      entries.set(entry.number, entry);
      return true;
    },
    finish: async (number) => {
      const entry = entries.get(number);
      if (entry !== undefined) entries.set(number, { ...entry, finished: true });
    },
    retire: async (number, at) => {
      const entry = entries.get(number);
      if (entry !== undefined) entries.set(number, { ...entry, removedAt: entry.removedAt ?? at });
    },
    erase: async (number) => {
      values.delete(number);
    },
    noteErased: async (number) => {
      const entry = entries.get(number);
      if (entry !== undefined) entries.set(number, { ...entry, bytes: 0 });
    },
    last: async () => inOrder().at(-1) ?? null,
    remaining: async (from) => {
      const kept = inOrder().filter((one) => one.number >= from && one.removedAt === null);
      const count = kept.reduce((sum, entry) => sum + entry.count, 0);
      return { count, sealedAt: kept[0]?.sealedAt ?? null };
    },
    list: async (after, limit) =>
      inOrder()
        .filter((entry) => entry.number > after)
        .slice(0, limit),
  };
}
