import type { HostClock } from "../clock";

/** The platform's limit on what one user may invoke from a page: 1,200 a minute. */
export interface InvocationQuota {
  /** Counts one invocation. `remaining` below zero: it must be refused. */
  readonly spend: (user: string) => RateLimit;
}

/** As `invoke(key, payload, {rateLimitProperties: true})` reports it. */
interface RateLimit {
  readonly limit: number;
  readonly remaining: number;
  /** Milliseconds until the count starts again. */
  readonly resetMs: number;
}

export function createInvocationQuota(
  clock: Pick<HostClock, "now">,
  limit = 1_200,
): InvocationQuota {
  const windows = new Map<string, { readonly start: number; readonly count: number }>();
  return {
    spend: (user) => {
      const now = clock.now();
      const open = windows.get(user);
      const current =
        open !== undefined && now - open.start < minute ? open : { start: now, count: 0 };
      windows.set(user, { start: current.start, count: current.count + 1 });
      return { limit, remaining: limit - current.count - 1, resetMs: current.start + minute - now };
    },
  };
}

const minute = 60_000;
