import type { HttpAnswer } from "#ports";
import { retryAfter } from "#lib/retry-after";
import type { Attempt } from "./attempt";
import { errorReason } from "./error-reason";
import { mendDelay } from "./mend-delay";
import type { Outcome } from "./outcome";

/**
 * What a web server's answer means, where the kind of destination does not know better. A redirect is a failure: the
 * address has to be mended. What a person can mend (401, 403, 404) is tried again ever more seldom; 410 says never
 * again; what is wrong with the message itself is rejected.
 */
export function httpOutcome(
  answer: HttpAnswer,
  about: {
    /** As people call the destination: `Slack`. */
    readonly who: string;
    readonly attempt: Attempt;
    /** What must not be in a reason. */
    readonly secrets: ReadonlyArray<string>;
    /** What the destination made of the message, where it took it. */
    readonly reference: string;
    /** What the body says about an error. */
    readonly said?: string | undefined;
  },
): Outcome {
  const { who, attempt, secrets, reference, said } = about;
  const reason = errorReason(
    who,
    withoutSecrets(answer, secrets),
    said === undefined ? undefined : without(said, secrets),
  );
  if (!answer.answered) {
    return answer.reason === "egress-denied"
      ? retry(reason, false, mendDelay(attempt.number))
      : retry(reason, true);
  }
  const { status, headers } = answer;
  if (status >= 200 && status < 300) return { result: "delivered", reference };
  const wait = retryAfter(headers, attempt.now) ?? undefined;
  switch (status) {
    case 401:
    case 403:
    case 404:
    case 407:
      return retry(reason, false, mendDelay(attempt.number));
    case 410:
      return { result: "rejected", reason, gone: true };
    case 425:
    case 429:
      return retry(reason, false, wait);
    default:
      if (status < 400) return retry(reason, false, mendDelay(attempt.number));
      if (status < 500 && status !== 408) return { result: "rejected", reason };
      return retry(reason, true, wait);
  }
}

const retry = (reason: string, unknown: boolean, afterMs?: number): Outcome => ({
  result: "retry",
  reason,
  unknown,
  ...(afterMs !== undefined && { afterMs }),
});

/** A server may say in its answer what it was sent. */
function withoutSecrets(answer: HttpAnswer, secrets: ReadonlyArray<string>): HttpAnswer {
  return answer.answered
    ? { ...answer, body: without(answer.body, secrets) }
    : { ...answer, detail: without(answer.detail, secrets) };
}

/** Fewer than four characters are no secret but part of any text. */
const without = (text: string, secrets: ReadonlyArray<string>): string =>
  secrets.reduce(
    (rest, secret) => (secret.length < 4 ? rest : rest.replaceAll(secret, "•••")),
    text,
  );
