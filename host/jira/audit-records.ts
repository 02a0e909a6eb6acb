import { json } from "../http";
import type { JiraOperation } from "./jira-call";
import { jiraError, unauthenticated } from "./jira-error";
import { holdsGlobally } from "./permissions";
import { siteActs } from "./site-acts";

const MOST = 1_000;

/** `GET /rest/api/3/auditing/record`: newest first, between `from` and `to`. */
export const readAuditRecords: JiraOperation = (call) => {
  if (call.who === undefined) return unauthenticated();
  // An app that has the scopes reads it as itself.
  if (call.who.accountType !== "app" && !holdsGlobally(call.who, "ADMINISTER")) {
    return jiraError(403, ["You are not authorized to perform this action."]);
  }
  const moment = (name: string, otherwise: number): number => {
    const text = call.query.get(name);
    return text === null ? otherwise : Date.parse(text);
  };
  const to = Math.min(moment("to", call.now), call.now);
  const from = moment("from", call.now - 180 * 86_400_000);
  if (Number.isNaN(to) || Number.isNaN(from)) {
    return jiraError(400, ["The from or to parameter is no date."]);
  }
  const offset = Math.max(0, Number(call.query.get("offset") ?? 0));
  const limit = Math.min(MOST, Number(call.query.get("limit") ?? MOST));
  const first = Math.ceil(from / siteActs.every);
  const last = Math.floor(to / siteActs.every);
  const total = Math.max(0, last - first + 1);
  const count = Math.max(0, Math.min(limit, total - offset));
  const records = Array.from({ length: count }, (_, index) =>
    siteActs.record(call.site, last - offset - index),
  );
  return json(200, { offset, limit, total, records });
};
