/** Counts requests of a path in the running minute. */
export interface RateLimiter {
  /** Undefined: go on. Else when the path is free again, epoch milliseconds. */
  readonly take: (path: string, now: number, limit: number) => number | undefined;
}

const windowMs = 60_000;

export const createRateLimiter = (): RateLimiter => {
  const windows = new Map<string, { readonly start: number; readonly used: number }>();
  return {
    take: (path, now, limit) => {
      const last = windows.get(path);
      const current =
        last === undefined || now - last.start >= windowMs ? { start: now, used: 0 } : last;
      if (current.used >= limit) return current.start + windowMs;
      windows.set(path, { ...current, used: current.used + 1 });
      return undefined;
    },
  };
};
