import { z } from "zod";
import type { JiraIssueSettings } from "#contract";
import type { HttpAnswer, Platform } from "#ports";
import { parseJson } from "#lib/parse-json";
import type { Attempt } from "../attempt";
import type { Notice } from "../notice";
import type { Outcome } from "../outcome";
import { findIssue } from "./find-issue";
import { INDEX_LAG_MS } from "./index-lag";
import { issueOf } from "./payload";
import { refusal } from "./refusal";

/**
 * Makes the issue of an alert, once. Jira has no idempotency key: where an earlier attempt may have made it, it is
 * looked for first, and nothing is made while the index may still be behind.
 */
export async function openIssue(
  deps: Pick<Platform, "jira">,
  settings: JiraIssueSettings,
  notice: Extract<Notice, { kind: "alert" }>,
  attempt: Attempt,
): Promise<Outcome> {
  if (attempt.unsettledSince !== null) {
    const found = await findIssue(deps, notice.alert.key, attempt);
    if (!found.ok) return found.failure;
    if (found.value !== null) return { result: "delivered", reference: found.value };
    if (attempt.now - attempt.unsettledSince < INDEX_LAG_MS) return waitForIndex();
  }
  const answer = await deps.jira.createIssue(issueOf(settings, notice, attempt));
  const refused = refusedOptionalFields(answer);
  if (refused === null) return outcomeOf(answer, attempt);
  return outcomeOf(
    await deps.jira.createIssue(issueOf(settings, notice, attempt, refused)),
    attempt,
  );
}

/** The whole lag from now, not the rest of it: this look is the latest attempt that settled nothing. */
const waitForIndex = (): Outcome => ({
  result: "retry",
  afterMs: INDEX_LAG_MS,
  reason: "An earlier attempt may have made the issue: waiting until Jira's search would know it",
  unknown: true,
  taken: true,
});

function outcomeOf(answer: HttpAnswer, attempt: Attempt): Outcome {
  if (!answer.answered || answer.status < 200 || answer.status > 299) {
    return refusal(answer, attempt, true);
  }
  const created = z.object({ key: z.string().min(1) }).safeParse(parseJson(answer.body));
  return created.success
    ? { result: "delivered", reference: created.data.key }
    : {
        result: "retry",
        afterMs: INDEX_LAG_MS,
        reason: "Jira made an issue but did not say which",
        unknown: true,
        taken: true,
      };
}

/**
 * Fields that an alert can do without, where Jira refused those and no others: an assignee who has left or a priority
 * that was removed from the scheme must not stop alerts. A security level is never left out.
 */
function refusedOptionalFields(answer: HttpAnswer): Readonly<Record<string, string>> | null {
  if (!answer.answered || answer.status !== 400) return null;
  const refused = z
    .object({
      errorMessages: z.array(z.unknown()).max(0).optional(),
      errors: z.partialRecord(z.enum(["labels", "priority", "assignee"]), z.string()),
    })
    .safeParse(parseJson(answer.body));
  return refused.success && Object.keys(refused.data.errors).length > 0
    ? refused.data.errors
    : null;
}
