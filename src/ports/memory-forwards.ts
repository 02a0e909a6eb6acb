import type { ForwardRequest, Forwards } from "#ports";
import { forwardTextLimits } from "./forward-text-limits";
import { storableText } from "./storable-text";

/** Forward requests in memory. */
export function createMemoryForwards(): Forwards {
  const requests = new Map<string, ForwardRequest>();
  return {
    keep: async (request) => {
      const kept = requests.get(request.key);
      if (kept !== undefined) return kept;
      const stored = {
        ...request,
        note: storableText(request.note, forwardTextLimits.note),
        requester: storableText(request.requester, forwardTextLimits.requester),
      };
      requests.set(request.key, stored);
      return stored;
    },
    get: async (key) => requests.get(key) ?? null,
    prune: async (before, limit) => {
      const old = [...requests.values()]
        .filter(({ createdAt }) => createdAt < before)
        .toSorted((a, b) => a.createdAt - b.createdAt)
        .slice(0, limit);
      for (const { key } of old) requests.delete(key);
      return old.length;
    },
  };
}
