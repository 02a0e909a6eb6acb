import { json, type HttpResponse } from "../http";

export interface JiraLimiter {
  /** The 429 that the request gets, or undefined. `issueId` is given for writes to one issue. */
  readonly check: (
    request: { readonly method: string; readonly operation: string; readonly issueId?: string },
    now: number,
    pointsPerHour: number,
  ) => HttpResponse | undefined;
}

type Reason = "jira-burst-based" | "jira-per-issue-on-write" | "jira-quota-global-based";

/** Jira's limits of 2026: 100 reads or posts and 50 puts a second, 20 writes in 2 s and 100 in 30 s to one issue, points an hour. */
export const createJiraLimiter = (): JiraLimiter => {
  const windows = new Map<string, Array<number>>();
  let hour = { start: 0, points: 0 };

  const isFull = (name: string, now: number, spanMs: number, limit: number): boolean => {
    const recent = (windows.get(name) ?? []).filter((at) => at > now - spanMs);
    windows.set(name, recent);
    return recent.length >= limit;
  };
  const note = (name: string, now: number): void => {
    windows.set(name, [...(windows.get(name) ?? []), now]);
  };

  return {
    check: ({ method, operation, issueId }, now, pointsPerHour) => {
      if (now - hour.start >= 3_600_000) hour = { start: now, points: 0 };
      if (hour.points >= pointsPerHour)
        return refuse("jira-quota-global-based", Math.ceil((hour.start + 3_600_000 - now) / 1000));
      if (isFull(operation, now, 1000, method === "GET" || method === "POST" ? 100 : 50))
        return refuse("jira-burst-based", 1);
      if (issueId !== undefined) {
        const [short, long] = [`2s ${issueId}`, `30s ${issueId}`];
        if (isFull(short, now, 2000, 20)) return refuse("jira-per-issue-on-write", 2);
        if (isFull(long, now, 30_000, 100)) return refuse("jira-per-issue-on-write", 30);
        note(short, now);
        note(long, now);
      }
      note(operation, now);
      hour.points += method === "GET" ? 2 : 1;
      return undefined;
    },
  };
};

const refuse = (reason: Reason, seconds: number): HttpResponse =>
  json(
    429,
    { errorMessages: ["Rate limit exceeded."], errors: {} },
    { "retry-after": `${seconds}`, "ratelimit-reason": reason },
  );
