import { json } from "../http";
import type { JsonObject } from "../org-api/json-object";
import { createRandom } from "../random";
import type { JiraOperation } from "./jira-call";
import { jiraError, unauthenticated } from "./jira-error";
import type { Site } from "./jira-state";
import { holdsGlobally } from "./permissions";

/** An administrator does something so often. */
const EVERY = 47 * 60_000;
const MOST = 1_000;

/**
 * `GET /rest/api/3/auditing/record`: newest first, between `from` and `to`. The records follow from the time alone, so
 * that the log goes on by itself and is the same whoever asks.
 */
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
  const first = Math.ceil(from / EVERY);
  const last = Math.floor(to / EVERY);
  const total = Math.max(0, last - first + 1);
  const count = Math.max(0, Math.min(limit, total - offset));
  const records = Array.from({ length: count }, (_, index) =>
    record(call.site, last - offset - index),
  );
  return json(200, { offset, limit, total, records });
};

const acts = [
  ["Permission scheme updated", "permissions", "SCHEME", "Default software scheme"],
  ["Custom field created", "fields", "CUSTOM_FIELD", "Cost centre"],
  ["User added to group", "group management", "GROUP", "jira-admins"],
  ["Workflow updated", "workflows", "WORKFLOW", "Software simplified workflow"],
  ["Project role changed", "projects", "PROJECT_ROLE", "Developers"],
  ["Global permission added", "permissions", "GLOBAL_PERMISSION", "Bulk change"],
  ["Project created", "projects", "PROJECT", "Beehive <b>& sons</b>"],
] as const;

function record(site: Site, number: number): JsonObject {
  const random = createRandom("audit-record", number);
  const [summary, category, typeName, name] = random.pick(acts);
  const person = random.pick(site.users.filter(({ groups }) => groups.includes("jira-admins")));
  return {
    id: number,
    summary,
    remoteAddress: `192.0.2.${1 + (number % 250)}`,
    authorKey: person.accountId,
    authorAccountId: person.accountId,
    created: new Date(number * EVERY).toISOString().replace("Z", "+0000"),
    category,
    eventSource: "",
    description: "",
    objectItem: { id: String(10_000 + (number % 40)), name, typeName },
    changedValues: [{ fieldName: "Name", changedFrom: "", changedTo: name }],
    associatedItems: [
      { id: person.accountId, name: person.displayName, typeName: "USER", parentId: "1" },
    ],
  };
}
