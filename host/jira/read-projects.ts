import { json, type HttpResponse } from "../http";
import type { JsonObject } from "../org-api/json-object";
import { projectJson } from "./issue-json";
import { findProject, type JiraCall, type JiraOperation } from "./jira-call";
import { jiraError, projectNotFound } from "./jira-error";
import type { Grant, Holder, Project } from "./jira-state";
import { holdsGlobally, holdsInProject } from "./permissions";

/** `GET /rest/api/3/project/search`: the projects that the caller may browse, or `action=create` in. */
export const searchProjects: JiraOperation = (call) => {
  const term = (call.query.get("query") ?? "").toLowerCase();
  const keys = call.query.getAll("keys");
  const permission = call.query.get("action") === "create" ? "CREATE_ISSUES" : "BROWSE_PROJECTS";
  const found = call.site.projects.filter(
    (project) =>
      holdsInProject(call.who, "BROWSE_PROJECTS", project) &&
      holdsInProject(call.who, permission, project) &&
      (keys.length === 0 || keys.includes(project.key)) &&
      `${project.key} ${project.name}`.toLowerCase().includes(term),
  );
  const startAt = Number(call.query.get("startAt") ?? 0);
  const maxResults = Math.min(100, Number(call.query.get("maxResults") ?? 50));
  const values = found
    .slice(startAt, startAt + maxResults)
    .map((project) => projectJson(call.site, project));
  return json(200, {
    startAt,
    maxResults,
    total: found.length,
    isLast: startAt + values.length >= found.length,
    values,
  });
};

/** `GET /rest/api/3/project/{projectIdOrKey}`. */
export const readProject: JiraOperation = (call) =>
  withProject(call, call.param("projectIdOrKey"), (project) =>
    json(200, {
      ...projectJson(call.site, project),
      issueTypes: project.issueTypes.map(({ id, name, description, subtask }) => ({
        id,
        name,
        description,
        subtask,
      })),
    }),
  );

/** `GET /rest/api/3/project/{projectKeyOrId}/securitylevel`: the levels that the caller may set; none is an empty list. */
export const readSecurityLevels: JiraOperation = (call) =>
  withProject(call, call.param("projectKeyOrId"), (project) => {
    const levels = holdsInProject(call.who, "SET_ISSUE_SECURITY", project)
      ? project.securityLevels
      : [];
    return json(200, {
      levels: levels.map(({ id, name, description }) => ({
        id,
        name,
        description,
        self: `${call.site.baseUrl}/rest/api/3/securitylevel/${id}`,
      })),
    });
  });

/** `GET /rest/api/3/project/{projectKeyOrId}/permissionscheme?expand=permissions`: who may do what there, for its administrators. */
export const readPermissionScheme: JiraOperation = (call) =>
  withProject(call, call.param("projectKeyOrId"), (project) => {
    if (
      !holdsGlobally(call.who, "ADMINISTER") &&
      !holdsInProject(call.who, "ADMINISTER_PROJECTS", project)
    ) {
      return jiraError(403, [
        "You do not have permission to view the permission scheme of this project.",
      ]);
    }
    const expanded = /permissions|all/.test(call.query.get("expand") ?? "");
    return json(200, {
      id: project.schemeId,
      self: `${call.site.baseUrl}/rest/api/3/permissionscheme/${project.schemeId}`,
      name: project.schemeName,
      description: "",
      ...(expanded
        ? {
            permissions: project.grants.map((grant, index) =>
              grantJson(call, project, grant, index),
            ),
          }
        : {}),
    });
  });

const withProject = (
  call: JiraCall,
  idOrKey: string,
  answer: (project: Project) => HttpResponse,
): HttpResponse => {
  const project = findProject(call.site, idOrKey);
  const isAdmin = holdsGlobally(call.who, "ADMINISTER");
  return project === undefined ||
    (!isAdmin && !holdsInProject(call.who, "BROWSE_PROJECTS", project))
    ? projectNotFound(idOrKey)
    : answer(project);
};

const grantJson = (
  call: JiraCall,
  project: Project,
  { permission, holder }: Grant,
  index: number,
): JsonObject => {
  const id = project.schemeId * 100 + index;
  return {
    id,
    self: `${call.site.baseUrl}/rest/api/3/permissionscheme/${project.schemeId}/permission/${id}`,
    holder: holderJson(holder),
    permission,
  };
};

const holderJson = (holder: Holder): JsonObject => {
  switch (holder.type) {
    case "anyone":
    case "applicationRole":
      return { type: holder.type };
    case "group":
      return {
        type: "group",
        parameter: holder.parameter,
        value: holder.parameter,
        expand: "group",
      };
    case "projectRole":
      return {
        type: "projectRole",
        parameter: holder.parameter,
        value: holder.parameter,
        expand: "projectRole",
      };
  }
};
