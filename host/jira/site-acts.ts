import type { JsonObject } from "../org-api/json-object";
import { createRandom } from "../random";
import type { Site } from "./jira-state";

/** Milliseconds between two acts. */
const every = 47 * 60_000;

const acts = [
  ["Permission scheme updated", "permissions", "SCHEME", "Default software scheme"],
  ["Custom field created", "fields", "CUSTOM_FIELD", "Cost centre"],
  ["User added to group", "group management", "GROUP", "jira-admins"],
  ["Workflow updated", "workflows", "WORKFLOW", "Software simplified workflow"],
  ["Project roles changed", "projects", "PROJECT_ROLE", "Developers"],
  ["Global permission added", "permissions", "GLOBAL_PERMISSION", "Bulk change"],
  ["Project created", "projects", "PROJECT", "Beehive <b>& sons</b>"],
  ["Workflow scheme copied", "workflows", "SCHEME", "Software workflow scheme"],
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
    created: new Date(number * every).toISOString().replace("Z", "+0000"),
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

/**
 * What the site's administrators do, one act after the other without end: the n-th happens at `n * every` and follows
 * from its number alone, so that the log goes on by itself and is the same whoever asks.
 */
export const siteActs = { every, record } as const;
