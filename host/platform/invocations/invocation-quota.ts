import type { HostClock } from "../../clock";
import { createRateWindow, type RateWindow } from "../rate-window";

/** Documented limits of invocations that people and web triggers cause. */
const QUOTA = { userPerMinute: 1200, perMinute: 7000, perSecond: 300 } as const;

export interface InvocationQuota {
  /** Counts an invocation, of a user or of nobody. Answers why it is refused, or undefined. */
  readonly take: (accountId: string | undefined) => string | undefined;
}

/** Quotas of one installation: a user's, and everybody's together. */
export const createInvocationQuota = (
  clock: Pick<HostClock, "now">,
  limited: boolean,
): InvocationQuota => {
  const minute = createRateWindow(clock, QUOTA.perMinute, 60_000);
  const second = createRateWindow(clock, QUOTA.perSecond, 1000);
  const users = new Map<string, RateWindow>();
  const ofUser = (accountId: string): RateWindow => {
    const known = users.get(accountId) ?? createRateWindow(clock, QUOTA.userPerMinute, 60_000);
    users.set(accountId, known);
    return known;
  };
  return {
    take: (accountId) => {
      if (!limited) return undefined;
      if (accountId !== undefined && !ofUser(accountId).take())
        return `More than ${QUOTA.userPerMinute} invocations of a user in a minute`;
      if (!minute.take()) return `More than ${QUOTA.perMinute} invocations in a minute`;
      return second.take() ? undefined : `More than ${QUOTA.perSecond} invocations in a second`;
    },
  };
};
