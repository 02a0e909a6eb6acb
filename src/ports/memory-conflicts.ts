import type { Conflicts } from "#ports";

/** Conflicting bodies in memory: each body of an event once. */
export function createMemoryConflicts(): Conflicts {
  const bodies = new Set<string>();
  return {
    add: async (rows) => {
      for (const { key, bodyHash } of rows) bodies.add(`${key} ${bodyHash}`);
    },
    count: async () => bodies.size,
  };
}
