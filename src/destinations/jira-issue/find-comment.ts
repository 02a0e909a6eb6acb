import { z } from "zod";
import type { Platform } from "#ports";
import { parseJson } from "#lib/parse-json";
import { err, ok, type Result } from "#lib/result";
import type { Attempt } from "../attempt";
import type { Outcome } from "../outcome";
import { DELIVERY_PROPERTY } from "./properties";
import { refusal } from "./refusal";

/** The id of the comment that a delivery has made already, or null. Lists of comments are never behind. */
export async function findComment(
  deps: Pick<Platform, "jira">,
  issueKey: string,
  attempt: Attempt,
): Promise<Result<string | null, Outcome>> {
  const answer = await deps.jira.comments(issueKey);
  if (!answer.answered || answer.status !== 200) return err(refusal(answer, attempt, false));
  const listed = Listed.safeParse(parseJson(answer.body));
  if (!listed.success) {
    return err({ result: "retry", reason: "Jira's list of comments is unreadable", unknown: true });
  }
  const mine = listed.data.comments.find((comment) =>
    comment.properties.some(
      (property) =>
        property.key === DELIVERY_PROPERTY && property.value?.deliveryKey === attempt.deliveryKey,
    ),
  );
  return ok(mine?.id ?? null);
}

const Property = z.object({
  key: z.string(),
  value: z.object({ deliveryKey: z.string() }).nullable().catch(null),
});

const Listed = z.object({
  comments: z.array(z.object({ id: z.string(), properties: z.array(Property).catch([]) })),
});
