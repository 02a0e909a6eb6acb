import { isJsonObject, type JsonObject, type JsonValue } from "../org-api/json-object";
import type { JiraCall } from "./jira-call";
import type { Field, IssueType, NamedValue, Project } from "./jira-state";
import { holdsInProject, type Who } from "./permissions";
import { validateAdf } from "./validate-adf";

export type CheckedFields =
  | { readonly ok: true; readonly fields: JsonObject }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** Longest text that a text field holds. For a document its JSON is counted: the strictest reading of the limit. */
export const longestText = 32_767;

/** Holds fields against the screen of an issue type. `creating` also asks for what is required. */
export const checkFields = (
  call: JiraCall,
  project: Project,
  issueType: IssueType,
  given: JsonObject,
  creating: boolean,
): CheckedFields => {
  const errors: Record<string, string> = {};
  const fields: Record<string, JsonValue> = {};
  for (const [id, value] of Object.entries(given)) {
    if (id === "project" || id === "issuetype") continue;
    const field = call.site.fields.find((one) => one.id === id);
    if (
      field === undefined ||
      !issueType.screen.some(({ fieldId }) => fieldId === id) ||
      !maySet(call.who, id, project)
    ) {
      errors[id] = `Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`;
    } else if (value !== null) {
      const checked = checkValue(call, project, field, value);
      if (checked.ok) fields[id] = checked.value;
      else errors[id] = checked.error;
    } else fields[id] = null;
  }
  for (const { fieldId, required } of issueType.screen) {
    if (
      !required ||
      fieldId === "project" ||
      fieldId === "issuetype" ||
      errors[fieldId] !== undefined
    )
      continue;
    const isMissing = creating ? (fields[fieldId] ?? null) === null : fields[fieldId] === null;
    if (isMissing) errors[fieldId] = missing(call, fieldId);
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, fields };
};

const missing = (call: JiraCall, fieldId: string): string =>
  fieldId === "summary"
    ? "You must specify a summary of the issue."
    : `${call.site.fields.find(({ id }) => id === fieldId)?.name ?? fieldId} is required.`;

/** Some fields need a permission of their own; without it they are as good as absent. */
const maySet = (who: Who, fieldId: string, project: Project): boolean => {
  switch (fieldId) {
    case "security":
      return holdsInProject(who, "SET_ISSUE_SECURITY", project);
    case "reporter":
      return holdsInProject(who, "MODIFY_REPORTER", project);
    case "assignee":
      return holdsInProject(who, "ASSIGN_ISSUES", project);
    case "duedate":
      return holdsInProject(who, "SCHEDULE_ISSUES", project);
    default:
      return true;
  }
};

type Checked =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly error: string };

const good = (value: JsonValue): Checked => ({ ok: true, value });
const bad = (error: string): Checked => ({ ok: false, error });

const checkValue = (call: JiraCall, project: Project, field: Field, value: JsonValue): Checked => {
  switch (field.kind) {
    case "project":
    case "issuetype":
      return good(value);
    case "summary":
      return checkSummary(value);
    case "text":
      if (typeof value !== "string") return bad("Operation value must be a string");
      return value.length > 255
        ? bad(`The entered text is too long. It exceeds the allowed limit of 255 characters.`)
        : good(value);
    case "document":
      return checkDocument(value);
    case "priority":
      return named(call.site.priorities, value, "The priority selected is invalid.");
    case "labels":
      return checkLabels(value);
    case "user":
      return checkUser(call, project, field.id, value);
    case "security":
      return named(project.securityLevels, value, "The security level selected is invalid.");
    case "date":
      return typeof value === "string" &&
        /^\d{4}-\d\d-\d\d$/.test(value) &&
        !Number.isNaN(Date.parse(value))
        ? good(value)
        : bad("Error parsing date string: expected yyyy-MM-dd");
    case "number":
      return typeof value === "number" ? good(value) : bad("Operation value must be a number");
    case "option":
      return option(field.options, value, field.name);
    case "options": {
      if (!Array.isArray(value)) return bad("data was not an array");
      const checked = value.map((one: JsonValue) => option(field.options, one, field.name));
      const wrong = checked.find((one) => !one.ok);
      return wrong ?? good(checked.flatMap((one) => (one.ok ? [one.value] : [])));
    }
    case "parent": {
      const key = isJsonObject(value) ? (value["key"] ?? value["id"]) : undefined;
      const parent = typeof key === "string" ? call.store.find(key) : undefined;
      return parent?.projectKey === project.key
        ? good({ id: parent.id, key: parent.key })
        : bad("Could not find issue by id or key.");
    }
  }
};

const checkSummary = (value: JsonValue): Checked => {
  if (typeof value !== "string") return bad("Operation value must be a string");
  if (value.trim() === "") return bad("You must specify a summary of the issue.");
  if (/[\r\n]/.test(value))
    return bad("The summary is invalid because it contains newline characters.");
  if (value.includes("\u0000") || !value.isWellFormed())
    return bad("The summary contains characters that cannot be stored.");
  return value.length > 255 ? bad("Summary must be less than 255 characters.") : good(value);
};

const checkDocument = (value: JsonValue): Checked => {
  if (typeof value === "string")
    return bad("Operation value must be an Atlassian Document (see the Atlassian Document Format)");
  const problem = validateAdf(value);
  if (problem !== undefined) return bad(`INVALID_INPUT: ${problem}`);
  return JSON.stringify(value).length > longestText
    ? bad("The entered text is too long. It exceeds the allowed limit of 32,767 characters.")
    : good(value);
};

const checkLabels = (value: JsonValue): Checked => {
  if (!Array.isArray(value)) return bad("data was not an array");
  for (const label of value) {
    if (typeof label !== "string" || label === "") return bad("string expected at index 0");
    if (/\s/.test(label)) return bad(`The label '${label}' contains spaces which is invalid.`);
    if (label.length > 255)
      return bad(
        `The label '${label.slice(0, 20)}…' exceeds the maximum length for a single label of 255 characters.`,
      );
  }
  return good([...new Set(value)]);
};

const checkUser = (
  call: JiraCall,
  project: Project,
  fieldId: string,
  value: JsonValue,
): Checked => {
  const wanted = isJsonObject(value) ? (value["accountId"] ?? value["id"]) : undefined;
  const user = call.site.users.find(({ accountId }) => accountId === wanted);
  if (user === undefined) return bad(`The ${fieldId} specified is not a user.`);
  if (fieldId === "assignee" && !holdsInProject(user, "ASSIGNABLE_USER", project))
    return bad(`User '${user.accountId}' cannot be assigned issues.`);
  return good({ accountId: user.accountId });
};

const named = (list: ReadonlyArray<NamedValue>, value: JsonValue, error: string): Checked => {
  const found = isJsonObject(value)
    ? list.find(
        ({ id, name }) =>
          id === value["id"] || (value["id"] === undefined && name === value["name"]),
      )
    : undefined;
  return found === undefined ? bad(error) : good({ id: found.id, name: found.name });
};

const option = (list: ReadonlyArray<NamedValue>, value: JsonValue, fieldName: string): Checked => {
  const found = isJsonObject(value)
    ? list.find(
        ({ id, name }) =>
          id === value["id"] || (value["id"] === undefined && name === value["value"]),
      )
    : undefined;
  return found === undefined
    ? bad(`Specify a valid value for ${fieldName}`)
    : good({ id: found.id, value: found.name });
};
