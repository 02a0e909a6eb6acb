import { json } from "../http";
import { isJsonObject, type JsonObject, type JsonValue } from "../org-api/json-object";
import { findProject, projectOf, type JiraCall, type JiraOperation } from "./jira-call";
import { jiraError } from "./jira-error";
import type { Project } from "./jira-state";
import {
  globalPermissions,
  holdsGlobally,
  holdsInProject,
  maySee,
  projectPermissions,
  type Who,
} from "./permissions";

const isGlobal = (key: string): boolean => globalPermissions.some((name) => name === key);
const isKnown = (key: string): boolean =>
  isGlobal(key) || projectPermissions.some((name) => name === key);

/** `GET /rest/api/3/mypermissions?permissions=A,B`. Without a project: whether it is held in any. */
export const myPermissions: JiraOperation = (call) => {
  const keys = (call.query.get("permissions") ?? "")
    .split(",")
    .map((key) => key.trim())
    .filter((key) => key !== "");
  if (keys.length === 0) return jiraError(400, ["The 'permissions' query parameter is required."]);
  const unknown = keys.filter((key) => !isKnown(key));
  if (unknown.length > 0)
    return jiraError(400, [`Unrecognized permission(s): ${unknown.join(", ")}`]);
  const projectKey = call.query.get("projectKey") ?? call.query.get("projectId");
  const issueKey = call.query.get("issueKey") ?? call.query.get("issueId");
  const issue = issueKey === null ? undefined : call.store.find(issueKey);
  const project =
    issue === undefined
      ? projectKey === null
        ? undefined
        : findProject(call.site, projectKey)
      : projectOf(call.site, issue);
  const isHidden =
    project !== undefined &&
    (issue === undefined
      ? !holdsInProject(call.who, "BROWSE_PROJECTS", project)
      : !maySee(call.who, issue, project));
  if (((projectKey ?? issueKey) !== null && project === undefined) || isHidden) {
    return jiraError(404, [
      issueKey === null
        ? `No project could be found with key '${projectKey}'.`
        : "The issue does not exist or you do not have permission to see it.",
    ]);
  }
  const scope = project === undefined ? call.site.projects : [project];
  const permissions = Object.fromEntries(
    keys.map((key, index) => [
      key,
      {
        id: `${index}`,
        key,
        name: toName(key),
        type: isGlobal(key) ? "GLOBAL" : "PROJECT",
        description: "",
        havePermission: holds(call.who, key, scope),
      },
    ]),
  );
  return json(200, { permissions });
};

/** `POST /rest/api/3/permissions/check`, for the caller or, for administrators and apps, another account. */
export const checkPermissions: JiraOperation = (call) => {
  const accountId = call.body["accountId"];
  const subject =
    typeof accountId === "string"
      ? call.site.users.find((user) => user.accountId === accountId)
      : call.who;
  const mayAsk =
    subject === call.who ||
    call.who?.accountType === "app" ||
    holdsGlobally(call.who, "ADMINISTER");
  if (!mayAsk)
    return jiraError(403, ["You are not allowed to check the permissions of another user."]);
  const asked = strings(call.body["globalPermissions"]);
  const wrong = asked.filter((key) => !isGlobal(key));
  if (wrong.length > 0)
    return jiraError(400, [`Unrecognized global permission(s): ${wrong.join(", ")}`]);
  const inProjects = Array.isArray(call.body["projectPermissions"])
    ? call.body["projectPermissions"].filter(isJsonObject)
    : [];
  return json(200, {
    globalPermissions: asked.filter((key) => holdsGlobally(subject, key)),
    projectPermissions: inProjects.flatMap((entry: JsonObject) =>
      strings(entry["permissions"]).map((key) => heldWhere(call, subject, key, entry)),
    ),
  });
};

const heldWhere = (
  call: JiraCall,
  subject: Who,
  permission: string,
  entry: JsonObject,
): JsonObject => ({
  permission,
  projects: numbers(entry["projects"]).filter((id) => {
    const project = findProject(call.site, `${id}`);
    return project !== undefined && holdsInProject(subject, permission, project);
  }),
  issues: numbers(entry["issues"]).filter((id) => {
    const issue = call.store.find(`${id}`);
    if (issue === undefined) return false;
    const project = projectOf(call.site, issue);
    return maySee(subject, issue, project) && holdsInProject(subject, permission, project);
  }),
});

const holds = (who: Who, key: string, scope: ReadonlyArray<Project>): boolean =>
  isGlobal(key)
    ? holdsGlobally(who, key)
    : scope.some((project) => holdsInProject(who, key, project));

const strings = (value: JsonValue | undefined): ReadonlyArray<string> =>
  Array.isArray(value)
    ? value.filter((one: JsonValue): one is string => typeof one === "string")
    : [];

const numbers = (value: JsonValue | undefined): ReadonlyArray<number> =>
  Array.isArray(value) ? value.map(Number) : [];

const toName = (key: string): string =>
  key
    .toLowerCase()
    .replaceAll("_", " ")
    .replace(/^./, (letter) => letter.toUpperCase());
