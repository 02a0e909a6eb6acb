import { json, type HttpResponse } from "../http";
import type { JsonObject } from "../org-api/json-object";
import { findProject, type JiraCall, type JiraOperation } from "./jira-call";
import { jiraError, projectNotFound } from "./jira-error";
import type { Field, IssueType, Project } from "./jira-state";
import { holdsInProject } from "./permissions";

/** `GET /rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes`, for who may create issues there. */
export const createMetaTypes: JiraOperation = (call) =>
  withProject(call, (project) => {
    const types = project.issueTypes.map(({ id, name, description, subtask }) => ({
      id,
      name,
      description,
      subtask,
      self: `${call.site.baseUrl}/rest/api/3/issuetype/${id}`,
    }));
    return page(call, types, "issueTypes");
  });

/** `GET /rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}`: the create screen. */
export const createMetaFields: JiraOperation = (call) =>
  withProject(call, (project) => {
    const issueType = project.issueTypes.find(({ id }) => id === call.param("issueTypeId"));
    if (issueType === undefined) return jiraError(404, ["The issue type is not found."]);
    return page(
      call,
      issueType.screen.flatMap(({ fieldId, required }) =>
        fieldMeta(call, project, issueType, fieldId, required),
      ),
      "fields",
    );
  });

const withProject = (call: JiraCall, answer: (project: Project) => HttpResponse): HttpResponse => {
  const project = findProject(call.site, call.param("projectIdOrKey"));
  if (project === undefined || !holdsInProject(call.who, "BROWSE_PROJECTS", project))
    return projectNotFound(call.param("projectIdOrKey"));
  return holdsInProject(call.who, "CREATE_ISSUES", project)
    ? answer(project)
    : jiraError(404, ["You cannot create issues in this project."]);
};

const page = (
  call: JiraCall,
  all: ReadonlyArray<JsonObject>,
  name: "issueTypes" | "fields",
): HttpResponse => {
  const startAt = Number(call.query.get("startAt") ?? 0);
  const maxResults = Math.min(200, Number(call.query.get("maxResults") ?? 50));
  return json(200, {
    startAt,
    maxResults,
    total: all.length,
    [name]: all.slice(startAt, startAt + maxResults),
  });
};

const fieldMeta = (
  call: JiraCall,
  project: Project,
  issueType: IssueType,
  fieldId: string,
  required: boolean,
): ReadonlyArray<JsonObject> => {
  const field = call.site.fields.find(({ id }) => id === fieldId);
  if (field === undefined) return [];
  if (
    fieldId === "security" &&
    (project.securityLevels.length === 0 ||
      !holdsInProject(call.who, "SET_ISSUE_SECURITY", project))
  )
    return [];
  const allowed = allowedValues(call, project, issueType, field);
  return [
    {
      fieldId,
      key: fieldId,
      name: field.name,
      required,
      hasDefaultValue: fieldId === "priority" || fieldId === "reporter",
      operations:
        field.kind === "labels" || field.kind === "options" ? ["add", "set", "remove"] : ["set"],
      schema: schemaOf(field),
      ...(allowed === undefined ? {} : { allowedValues: allowed }),
    },
  ];
};

const allowedValues = (
  call: JiraCall,
  project: Project,
  issueType: IssueType,
  field: Field,
): ReadonlyArray<JsonObject> | undefined => {
  switch (field.kind) {
    case "project":
      return [{ id: project.id, key: project.key, name: project.name }];
    case "issuetype":
      return [{ id: issueType.id, name: issueType.name, subtask: issueType.subtask }];
    case "priority":
      return call.site.priorities.map(({ id, name }) => ({ id, name }));
    case "security":
      return project.securityLevels.map(({ id, name, description }) => ({ id, name, description }));
    case "option":
    case "options":
      return field.options.map(({ id, name }) => ({ id, value: name }));
    case "parent":
    case "summary":
    case "text":
    case "document":
    case "labels":
    case "user":
    case "date":
    case "number":
      return undefined;
  }
};

const schemaOf = (field: Field): JsonObject => {
  const custom = field.id.startsWith("customfield_")
    ? { customId: Number(field.id.slice(12)) }
    : { system: field.id };
  const plugin = "com.atlassian.jira.plugin.system.customfieldtypes:";
  switch (field.kind) {
    case "option":
      return { type: "option", custom: `${plugin}select`, ...custom };
    case "options":
      return { type: "array", items: "option", custom: `${plugin}multiselect`, ...custom };
    case "labels":
      return { type: "array", items: "string", ...custom };
    case "number":
      return { type: "number", custom: `${plugin}float`, ...custom };
    case "text":
      return { type: "string", custom: `${plugin}textfield`, ...custom };
    case "document":
      return {
        type: "string",
        ...(field.id === "description" ? {} : { custom: `${plugin}textarea` }),
        ...custom,
      };
    case "security":
      return { type: "securitylevel", ...custom };
    case "parent":
      return { type: "issuelink", ...custom };
    case "summary":
      return { type: "string", ...custom };
    case "project":
    case "issuetype":
    case "priority":
    case "user":
    case "date":
      return { type: field.kind, ...custom };
  }
};
