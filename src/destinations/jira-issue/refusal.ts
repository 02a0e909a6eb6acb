import { z } from "zod";
import type { HttpAnswer } from "#ports";
import { parseJson } from "#lib/parse-json";
import { retryAfter } from "#lib/retry-after";
import type { Attempt } from "../attempt";
import { errorReason } from "../error-reason";
import { mendDelay } from "../mend-delay";
import type { Outcome } from "../outcome";
import { INDEX_LAG_MS } from "./index-lag";

const RATE_LIMIT_WAIT_MS = 60_000;

/**
 * The outcome where Jira did not do what was asked. `writing` tells a request that may have changed something although
 * no answer came from one that only read.
 */
export function refusal(
  answer: HttpAnswer,
  attempt: Attempt,
  writing: boolean,
): Exclude<Outcome, { result: "delivered" }> {
  const earlier = attempt.unsettledSince !== null && !writing;
  if (!answer.answered) {
    const unknown = answer.reason === "egress-denied" ? earlier : true;
    return later(
      errorReason("Jira", answer),
      unknown,
      writing && unknown ? INDEX_LAG_MS : undefined,
    );
  }
  const rate = answer.headers["ratelimit-reason"];
  const reason = errorReason("Jira", answer, saidBy(answer.body, rate));
  switch (answer.status) {
    case 401:
    case 403:
      return later(reason, earlier, mendDelay(attempt.number));
    case 429:
      return later(reason, earlier, retryAfter(answer.headers, attempt.now) ?? RATE_LIMIT_WAIT_MS);
    default:
      if (answer.status < 400) return later(reason, earlier, mendDelay(attempt.number));
      if (answer.status < 500 && answer.status !== 408) return { result: "rejected", reason };
      return later(reason, true, writing ? INDEX_LAG_MS : undefined);
  }
}

const later = (
  reason: string,
  unknown: boolean,
  afterMs?: number,
): Extract<Outcome, { result: "retry" }> => ({
  result: "retry",
  reason,
  unknown,
  ...(afterMs !== undefined && { afterMs }),
});

const JiraErrors = z.object({
  errorMessages: z.array(z.string()).catch([]),
  errors: z.record(z.string(), z.string()).catch({}),
});

/** Jira's errors with the fields that they are about; undefined where the body holds none. */
function saidBy(body: string, rateLimitReason: string | undefined): string | undefined {
  const parsed = JiraErrors.safeParse(parseJson(body));
  const words = parsed.success
    ? [
        ...parsed.data.errorMessages,
        ...Object.entries(parsed.data.errors).map(([field, message]) => `${field} (${message})`),
      ]
    : [];
  if (rateLimitReason !== undefined) words.unshift(rateLimitReason);
  return words.length === 0 ? undefined : words.join("; ");
}
