import { z } from "zod";
import type { Platform } from "#ports";
import { parseJson } from "#lib/parse-json";
import type { Attempt } from "../attempt";
import type { Notice } from "../notice";
import type { Outcome } from "../outcome";
import { findComment } from "./find-comment";
import { commentOf } from "./payload";
import { refusal } from "./refusal";

/** Comments on the issue of an alert, once: where an earlier attempt may have done so, its comment is looked for. */
export async function addComment(
  deps: Pick<Platform, "jira">,
  notice: Extract<Notice, { kind: "match" | "count" }>,
  attempt: Attempt,
): Promise<Outcome> {
  if (!/^[A-Z][A-Z0-9_]*-\d+$/.test(notice.opened)) {
    return { result: "rejected", reason: "The alert has no issue to comment on" };
  }
  if (attempt.unsettledSince !== null) {
    const found = await findComment(deps, notice.opened, attempt);
    if (!found.ok) return found.failure;
    if (found.value !== null) return { result: "delivered", reference: found.value };
  }
  const answer = await deps.jira.addComment(notice.opened, commentOf(notice, attempt));
  if (!answer.answered || answer.status < 200 || answer.status > 299) {
    return refusal(answer, attempt, true);
  }
  const added = z.object({ id: z.string() }).safeParse(parseJson(answer.body));
  return { result: "delivered", reference: added.success ? added.data.id : notice.opened };
}
