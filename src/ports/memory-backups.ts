import type { Backups } from "#ports";

/** Pieces in memory, which nothing forgets. */
export function createMemoryBackups(): Backups {
  const pieces = new Map<string, string>();
  return {
    write: async (id, piece, value) => {
      pieces.set(`${id}:${piece}`, value);
    },
    read: async (id, piece) => pieces.get(`${id}:${piece}`) ?? null,
    remove: async (id, count) => {
      for (let piece = 0; piece < count; piece += 1) pieces.delete(`${id}:${piece}`);
    },
  };
}
