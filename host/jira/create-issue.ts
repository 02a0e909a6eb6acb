import { json } from "../http";
import { isJsonObject, type JsonObject, type JsonValue } from "../org-api/json-object";
import { checkFields } from "./check-fields";
import { checkProperties } from "./check-properties";
import { findProject, type JiraOperation } from "./jira-call";
import { jiraError } from "./jira-error";
import type { IssueType, Project } from "./jira-state";
import { holdsInProject } from "./permissions";

/** `POST /rest/api/3/issue`: 201 `{id,key,self}`. Properties of the call are there from the first moment. */
export const createIssue: JiraOperation = (call) => {
  const fields = isJsonObject(call.body["fields"]) ? call.body["fields"] : {};
  const project = projectIn(fields["project"], (idOrKey) => findProject(call.site, idOrKey));
  if (project === undefined || !holdsInProject(call.who, "BROWSE_PROJECTS", project)) {
    return jiraError(400, [], { project: "Specify a valid project ID or key" });
  }
  if (!holdsInProject(call.who, "CREATE_ISSUES", project)) {
    const subject = call.who === undefined ? "Anonymous users do" : "You do";
    return jiraError(400, [], {
      project: `${subject} not have permission to create issues in this project.`,
    });
  }
  const issueType = issueTypeIn(fields["issuetype"], project);
  if (issueType === undefined)
    return jiraError(400, [], { issuetype: "Specify a valid issue type" });
  const checked = checkFields(call, project, issueType, fields, true);
  if (!checked.ok) return jiraError(400, [], checked.errors);
  const properties = checkProperties(call.body["properties"]);
  if (typeof properties === "string") return jiraError(400, [properties]);

  const creatorId = call.who?.accountId ?? "";
  const issue = call.store.create(project, {
    issueTypeId: issueType.id,
    statusId: call.site.statuses[0]?.id ?? "",
    creatorId,
    fields: {
      priority: issueType.screen.some(({ fieldId }) => fieldId === "priority")
        ? { id: "3", name: "Medium" }
        : null,
      reporter: { accountId: creatorId },
      labels: [],
      ...checked.fields,
    },
    properties,
    comments: [],
  });
  return json(201, {
    id: issue.id,
    key: issue.key,
    self: `${call.site.baseUrl}/rest/api/3/issue/${issue.id}`,
  });
};

const projectIn = (
  value: JsonValue | undefined,
  find: (idOrKey: string) => Project | undefined,
): Project | undefined => {
  const idOrKey = isJsonObject(value) ? (value["id"] ?? value["key"]) : undefined;
  return idOrKey === undefined || idOrKey === null ? undefined : find(String(idOrKey));
};

const issueTypeIn = (value: JsonValue | undefined, project: Project): IssueType | undefined => {
  const wanted: JsonObject = isJsonObject(value) ? value : {};
  return project.issueTypes.find(
    ({ id, name }) =>
      id === String(wanted["id"]) || (wanted["id"] === undefined && name === wanted["name"]),
  );
};
