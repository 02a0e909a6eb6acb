import { json } from "../http";
import { userJson } from "./issue-json";
import { findProject, type JiraCall, type JiraOperation } from "./jira-call";
import { jiraError, projectNotFound, unauthenticated } from "./jira-error";
import type { JiraUser, Project } from "./jira-state";
import { holdsGlobally, holdsInProject } from "./permissions";

/** `GET /rest/api/3/myself`. */
export const myself: JiraOperation = (call) =>
  call.who === undefined ? unauthenticated() : json(200, userJson(call.site, call.who));

/** `GET /rest/api/3/user?accountId=…`. */
export const readUser: JiraOperation = (call) => {
  if (call.who === undefined) return unauthenticated();
  const id = call.query.get("accountId") ?? "";
  const user = call.site.users.find(({ accountId }) => accountId === id);
  return user === undefined
    ? jiraError(404, ["Specified user does not exist or you do not have required permissions"])
    : json(200, userJson(call.site, user));
};

/** `GET /rest/api/3/user/search?query=…`; people only. */
export const searchUsers: JiraOperation = (call) => listUsers(call, () => true);

/** `GET /rest/api/3/user/assignable/search?project=…`. */
export const searchAssignable: JiraOperation = (call) => {
  const key = call.query.get("project") ?? "";
  const project = findProject(call.site, key);
  if (project === undefined || !holdsInProject(call.who, "BROWSE_PROJECTS", project))
    return projectNotFound(key);
  return listUsers(call, (user) => holdsInProject(user, "ASSIGNABLE_USER", project));
};

/** `GET /rest/api/3/user/permission/search?permissions=BROWSE&projectKey=…`: everybody who holds all of them there. */
export const searchByPermission: JiraOperation = (call) => {
  const key = call.query.get("projectKey") ?? "";
  const project = findProject(call.site, key);
  if (project === undefined || !holdsInProject(call.who, "BROWSE_PROJECTS", project))
    return projectNotFound(key);
  const permissions = (call.query.get("permissions") ?? "")
    .split(",")
    .filter((name) => name !== "");
  if (permissions.length === 0) return jiraError(400, ["permissions is required"]);
  return listUsers(call, (user) => permissions.every((name) => holds(user, name, project)));
};

/** This operation still takes some of the old names of permissions. */
const holds = (user: JiraUser, name: string, project: Project): boolean => {
  const today: Readonly<Record<string, string>> = {
    BROWSE: "BROWSE_PROJECTS",
    CREATE_ISSUE: "CREATE_ISSUES",
    EDIT_ISSUE: "EDIT_ISSUES",
    ASSIGNABLE_USER: "ASSIGNABLE_USER",
  };
  return holdsInProject(user, today[name] ?? name, project);
};

const listUsers = (call: JiraCall, isWanted: (user: JiraUser) => boolean) => {
  // Who may not browse users gets an empty list.
  if (!holdsGlobally(call.who, "USER_PICKER")) return json(200, []);
  const term = (call.query.get("query") ?? "").toLowerCase();
  const accountId = call.query.get("accountId");
  const startAt = Number(call.query.get("startAt") ?? 0);
  const maxResults = Math.min(1000, Number(call.query.get("maxResults") ?? 50));
  const found = call.site.users.filter(
    (user) =>
      user.accountType === "atlassian" &&
      isWanted(user) &&
      (accountId === null || user.accountId === accountId) &&
      `${user.displayName} ${user.emailAddress}`.toLowerCase().includes(term),
  );
  return json(
    200,
    found.slice(startAt, startAt + maxResults).map((user) => userJson(call.site, user)),
  );
};
