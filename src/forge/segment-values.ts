import { ForgeKvsAPIError, kvs } from "@forge/kvs";
import type { Segments } from "#ports";

/** Values of segments in the key-value store, under `segment:1`, `segment:2`, …: each is written once. */
export function createSegmentValues(): Pick<Segments, "write" | "read" | "replace" | "erase"> {
  return {
    write: async (number, value) => {
      try {
        await kvs.set(keyOf(number), value, { keyPolicy: "FAIL_IF_EXISTS" });
        return "written";
      } catch (error) {
        if (error instanceof ForgeKvsAPIError && error.code === "KEY_CONFLICT") return "taken";
        throw error;
      }
    },
    read: async (number) => {
      const value = await kvs.get<unknown>(keyOf(number));
      return typeof value === "string" ? value : null;
    },
    replace: async (number, value) => {
      await kvs.set(keyOf(number), value);
    },
    erase: async (number) => {
      await kvs.delete(keyOf(number));
    },
  };
}

function keyOf(number: number): string {
  return `segment:${number}`;
}
