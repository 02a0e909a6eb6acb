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
    enter: async (entry) => {
      if (entries.has(entry.number)) return false;
      entries.set(entry.number, entry);
      return true;
    },
    finish: async (number) => {
      const entry = entries.get(number);
      if (entry !== undefined) entries.set(number, { ...entry, finished: true });
    },
    last: async () => inOrder().at(-1) ?? null,
    list: async (after, limit) =>
      inOrder()
        .filter((entry) => entry.number > after)
        .slice(0, limit),
  };
}
