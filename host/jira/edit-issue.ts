import { isJsonObject, type JsonObject, type JsonValue } from "../org-api/json-object";
import { checkFields } from "./check-fields";
import { checkProperties } from "./check-properties";
import { visibleIssue, type JiraOperation } from "./jira-call";
import { issueNotFound, jiraError } from "./jira-error";
import type { Issue } from "./jira-state";
import { holdsInProject } from "./permissions";

/** `PUT /rest/api/3/issue/{issueIdOrKey}`: 204. `update` knows set, add and remove of labels, and set of the rest. */
export const editIssue: JiraOperation = (call) => {
  const found = visibleIssue(call);
  if (found === undefined) return issueNotFound();
  const { issue, project } = found;
  if (!holdsInProject(call.who, "EDIT_ISSUES", project))
    return jiraError(403, ["You do not have permission to edit issues in this project."]);
  const issueType = project.issueTypes.find(({ id }) => id === issue.issueTypeId);
  if (issueType === undefined) throw new Error(`jira: no issue type ${issue.issueTypeId}`);

  const given: JsonObject = {
    ...objectOf(call.body["fields"]),
    ...applyUpdate(issue, objectOf(call.body["update"])),
  };
  const checked = checkFields(call, project, issueType, given, false);
  if (!checked.ok) return jiraError(400, [], checked.errors);
  const properties = checkProperties(call.body["properties"]);
  if (typeof properties === "string") return jiraError(400, [properties]);
  call.store.change(issue, {
    fields: { ...issue.fields, ...checked.fields },
    properties: { ...issue.properties, ...properties },
  });
  return { status: 204, body: "" };
};

const objectOf = (value: JsonValue | undefined): JsonObject => (isJsonObject(value) ? value : {});

const applyUpdate = (issue: Issue, update: JsonObject): JsonObject => {
  const changed: Record<string, JsonValue> = {};
  for (const [fieldId, operations] of Object.entries(update)) {
    let value: JsonValue = issue.fields[fieldId] ?? null;
    for (const operation of Array.isArray(operations) ? operations.filter(isJsonObject) : []) {
      const list: ReadonlyArray<JsonValue> = Array.isArray(value) ? value : [];
      const { set, add, remove } = operation;
      if (set !== undefined) value = set;
      if (add !== undefined) value = [...list, add];
      if (remove !== undefined) value = list.filter((one) => one !== remove);
    }
    changed[fieldId] = value;
  }
  return changed;
};
