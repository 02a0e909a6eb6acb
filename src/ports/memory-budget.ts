import type { Budget } from "#ports";

/** Requests by name and minute, in memory. */
export function createMemoryBudget(): Budget {
  const used = new Map<string, number>();
  return {
    take: async (name, now, ceiling) => {
      const minute = `${name} ${Math.floor(now / 60_000)}`;
      const soFar = used.get(minute) ?? 0;
      if (soFar >= ceiling) return false;
      used.set(minute, soFar + 1);
      return true;
    },
  };
}
