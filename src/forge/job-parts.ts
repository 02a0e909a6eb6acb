import { kvs } from "@forge/kvs";
import type { Jobs } from "#ports";

/** A day longer than the job's own row is kept. */
const ttl = { value: 8, unit: "DAYS" } as const;

/** The pieces of jobs' results in the key-value store, which forgets them by itself. */
export function createJobParts(): Pick<Jobs, "writePart" | "readPart"> {
  return {
    writePart: async (id, part, value) => {
      await kvs.set(keyOf(id, part), value, { ttl });
    },
    readPart: async (id, part) => {
      const value = await kvs.get<unknown>(keyOf(id, part));
      return typeof value === "string" ? value : null;
    },
  };
}

const keyOf = (id: string, part: number): string => `job:${id}:${part}`;
