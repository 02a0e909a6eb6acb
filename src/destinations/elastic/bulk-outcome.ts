import { z } from "zod";
import { excerpt } from "#lib/excerpt";
import type { HttpAnswer } from "#ports";
import { answerBody } from "../answer-body";
import type { Attempt } from "../attempt";
import { httpOutcome } from "../http-outcome";
import type { Outcome } from "../outcome";

/**
 * What an answer to a bulk request means. A 200 may hold failures of single documents: one that is there already is
 * delivered; where one has to come again, all do, since the others are then there already; else one that is refused
 * refuses the whole.
 */
export function bulkOutcome(
  answer: HttpAnswer,
  { attempt, apiKey }: { readonly attempt: Attempt; readonly apiKey: string },
): Outcome {
  const outcome = httpOutcome(answer, {
    who: "Elasticsearch",
    attempt,
    secrets: [apiKey],
    reference: attempt.deliveryKey,
    said: answerBody(answer, Refusal),
  });
  if (outcome.result !== "delivered") return outcome;
  const bulk = answerBody(answer, Bulk);
  if (bulk === undefined) {
    const reason = "Elasticsearch's answer could not be read";
    return { result: "retry", reason, unknown: true };
  }
  const failed = bulk.items
    .flatMap((item) => Object.values(item))
    .filter(({ status }) => status >= 300 && status !== 409);
  const busy = failed.find(({ status }) => status === 429 || status >= 500);
  if (busy !== undefined) return { result: "retry", reason: reasonOf(busy), unknown: true };
  const [first] = failed;
  return first === undefined ? outcome : { result: "rejected", reason: reasonOf(first) };
}

const ErrorCause = z.object({ type: z.string(), reason: z.string().nullish() });
const Item = z.object({ status: z.number(), error: ErrorCause.optional() });
const Bulk = z.object({ items: z.array(z.record(z.string(), Item)) });
const Refusal = z
  .object({ error: ErrorCause })
  .transform(({ error }) => `${error.type}: ${error.reason ?? ""}`);

/** The reason may quote the document. */
const reasonOf = ({ status, error }: z.infer<typeof Item>): string =>
  excerpt(
    `Elasticsearch answered ${status} to a document: ${error?.type ?? ""} ${error?.reason ?? ""}`,
    300,
  );
