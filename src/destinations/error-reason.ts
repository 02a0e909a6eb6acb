import type { HttpAnswer } from "#ports";
import { excerpt } from "#lib/excerpt";
import { parseJson } from "#lib/parse-json";

/** Why an answer is no success, in a line for people. `said` is what the body says, where somebody could read it. */
export function errorReason(who: string, answer: HttpAnswer, said?: string): string {
  if (answer.answered) {
    const words = said ?? plainBody(answer.body);
    return excerpt(`${who} answered ${answer.status}${words === "" ? "" : `: ${words}`}`, 500);
  }
  switch (answer.reason) {
    case "timeout":
      return `${who} did not answer in time`;
    case "network":
      return excerpt(`${who} could not be reached: ${answer.detail}`, 500);
    case "egress-denied":
      return `The app may not call ${who}: an administrator has to allow the address`;
  }
}

/** A short text as it is; a page of HTML or an unknown document says nothing to people. */
function plainBody(body: string): string {
  const start = body.slice(0, 1_000).trim();
  return start.startsWith("<") || typeof parseJson(body) === "object" ? "" : excerpt(start, 200);
}
