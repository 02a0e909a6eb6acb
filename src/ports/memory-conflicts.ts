import type { Conflicts } from "#ports";
import type { MemoryTexts } from "./memory-texts";

/** Conflicting bodies in memory: each body of an event once. */
export function createMemoryConflicts(): Conflicts & { readonly texts: MemoryTexts } {
  const bodies = new Map<string, string>();
  return {
    texts: {
      rows: () =>
        [...bodies].map(([key, raw]) => ({ key, texts: [raw, ""], accounts: [], at: null })),
      rewrite: (key, [raw = ""]) => {
        if (bodies.has(key)) bodies.set(key, raw);
      },
    },
    add: async (rows) => {
      for (const { key, bodyHash, raw } of rows) {
        if (!bodies.has(`${key}${bodyHash}`)) bodies.set(`${key}${bodyHash}`, raw);
      }
    },
    count: async () => bodies.size,
  };
}
