import type { KeptTexts, TextPlace, Texts } from "#ports";

/** The texts of one store in memory. */
export interface MemoryTexts {
  readonly rows: () => ReadonlyArray<KeptTexts>;
  readonly rewrite: (key: string, texts: ReadonlyArray<string>) => void;
}

/** Texts that may name people, where the stores in memory keep them. */
export function createMemoryTexts(places: Readonly<Record<TextPlace, MemoryTexts>>): Texts {
  return {
    read: async (place, after, limit) =>
      places[place]
        .rows()
        .filter(({ key }) => key > after)
        .toSorted((a, b) => (a.key < b.key ? -1 : 1))
        .slice(0, limit),
    rewrite: async (place, key, texts) => places[place].rewrite(key, texts),
  };
}
