import { z } from "zod";
import type { Platform } from "#ports";
import { parseJson } from "#lib/parse-json";
import { err, ok, type Result } from "#lib/result";
import type { Attempt } from "../attempt";
import type { Outcome } from "../outcome";
import { refusal } from "./refusal";

/** The key of the oldest issue of an alert that Jira's index knows, or null. */
export async function findIssue(
  deps: Pick<Platform, "jira">,
  alertKey: string,
  attempt: Attempt,
): Promise<Result<string | null, Outcome>> {
  const answer = await deps.jira.findIssues(alertKey);
  if (!answer.answered || answer.status !== 200)
    return err(asRetry(refusal(answer, attempt, false)));
  const found = Found.safeParse(parseJson(answer.body));
  if (!found.success) {
    return err({ result: "retry", reason: "Jira's search answer is unreadable", unknown: true });
  }
  const oldest = found.data.issues.toSorted((a, b) => ageOf(a) - ageOf(b))[0];
  return ok(oldest?.key ?? null);
}

/** A search that Jira refuses settles nothing: the issue may be there, so nothing may be given up or made anew. */
function asRetry(outcome: Exclude<Outcome, { result: "delivered" }>): Outcome {
  return outcome.result === "retry"
    ? outcome
    : { result: "retry", reason: outcome.reason, unknown: true };
}

const Found = z.object({
  issues: z.array(
    z.object({ key: z.string(), fields: z.object({ created: z.string().optional() }).optional() }),
  ),
});

const ageOf = (issue: z.infer<typeof Found>["issues"][number]): number => {
  const at = Date.parse(issue.fields?.created ?? "");
  return Number.isNaN(at) ? Number.MAX_SAFE_INTEGER : at;
};
