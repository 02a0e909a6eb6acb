import type { Secrets } from "#ports";

/** Secrets in memory. */
export function createMemorySecrets(): Secrets {
  const secrets = new Map<string, string>();
  return {
    set: async (name, value) => {
      secrets.set(name, value);
    },
    get: async (name) => secrets.get(name) ?? null,
    remove: async (name) => {
      secrets.delete(name);
    },
  };
}
