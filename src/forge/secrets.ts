import { kvs } from "@forge/kvs";
import type { Secrets } from "#ports";

/** Secrets in the platform's encrypted store. */
export function createSecrets(): Secrets {
  return {
    set: async (name, value) => {
      await kvs.setSecret(name, value);
    },
    get: async (name) => {
      const value = await kvs.getSecret<unknown>(name);
      return typeof value === "string" ? value : null;
    },
    remove: async (name) => {
      await kvs.deleteSecret(name);
    },
  };
}
