import type { Budget } from "#ports";

/** Requests by name and minute, in memory. */
export function createMemoryBudget(): Budget {
  const used = new Map<string, number>();
  const minuteOf = (name: string, now: number): string => `${name} ${Math.floor(now / 60_000)}`;
  return {
    spend: async (name, now, amount) => {
      const minute = minuteOf(name, now);
      used.set(minute, (used.get(minute) ?? 0) + amount);
    },
    spent: async (name, now) => used.get(minuteOf(name, now)) ?? 0,
    take: async (name, now, ceiling) => {
      const minute = minuteOf(name, now);
      const soFar = used.get(minute) ?? 0;
      if (soFar >= ceiling) return false;
      used.set(minute, soFar + 1);
      return true;
    },
  };
}
