import { kvs } from "@forge/kvs";
import type { Backups } from "#ports";

/** Pieces of copies of the configuration in the key-value store, which forgets them by itself. */
export function createBackups(): Backups {
  return {
    write: async (id, piece, value, keepDays) => {
      await kvs.set(keyOf(id, piece), value, { ttl: { value: keepDays, unit: "DAYS" } });
    },
    read: async (id, piece) => {
      const value = await kvs.get<unknown>(keyOf(id, piece));
      return typeof value === "string" ? value : null;
    },
    remove: async (id, pieces) => {
      for (let piece = 0; piece < pieces; piece += 1) await kvs.delete(keyOf(id, piece));
    },
  };
}

const keyOf = (id: string, piece: number): string => `backup:${id}:${piece}`;
