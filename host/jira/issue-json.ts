import type { JsonObject, JsonValue } from "../org-api/json-object";
import type { Issue, JiraUser, Project, Site } from "./jira-state";
import { projectOf } from "./jira-call";

/** `2026-11-23T10:00:00.000+0000`, Jira's own form. */
export const jiraTime = (ms: number): string => new Date(ms).toISOString().replace("Z", "+0000");

export const userJson = (site: Site, user: JiraUser): JsonObject => ({
  self: `${site.baseUrl}/rest/api/3/user?accountId=${user.accountId}`,
  accountId: user.accountId,
  accountType: user.accountType,
  ...(user.emailAddress === "" ? {} : { emailAddress: user.emailAddress }),
  displayName: user.displayName,
  active: true,
  timeZone: "Etc/UTC",
});

export const projectJson = (site: Site, project: Project): JsonObject => ({
  self: `${site.baseUrl}/rest/api/3/project/${project.id}`,
  id: project.id,
  key: project.key,
  name: project.name,
  projectTypeKey: "software",
  simplified: false,
  isPrivate: false,
});

/** An issue as `GET /issue` and search send it; `wanted` says which fields. */
export const issueJson = (
  site: Site,
  issue: Issue,
  wanted: (fieldId: string) => boolean,
  properties: ReadonlyArray<string> = [],
): JsonObject => {
  const fields = Object.fromEntries(
    Object.entries(allFields(site, issue)).filter(([id]) => wanted(id)),
  );
  const chosen = properties.includes("*all") ? Object.keys(issue.properties) : properties;
  return {
    id: issue.id,
    key: issue.key,
    self: `${site.baseUrl}/rest/api/3/issue/${issue.id}`,
    ...(Object.keys(fields).length === 0 ? {} : { fields }),
    ...(properties.length === 0
      ? {}
      : { properties: Object.fromEntries(chosen.flatMap((key) => propertyEntry(issue, key))) }),
  };
};

const propertyEntry = (issue: Issue, key: string): ReadonlyArray<[string, JsonValue]> => {
  const value = issue.properties[key];
  return value === undefined ? [] : [[key, value]];
};

const allFields = (site: Site, issue: Issue): JsonObject => {
  const project = projectOf(site, issue);
  const issueType = project.issueTypes.find(({ id }) => id === issue.issueTypeId);
  const status = site.statuses.find(({ id }) => id === issue.statusId);
  const person = (value: JsonValue | undefined): JsonValue => {
    const id =
      typeof value === "object" && value !== null && "accountId" in value
        ? value["accountId"]
        : undefined;
    const user = site.users.find(({ accountId }) => accountId === id);
    return user === undefined ? null : userJson(site, user);
  };
  return {
    ...issue.fields,
    project: projectJson(site, project),
    issuetype: {
      id: issueType?.id ?? "",
      name: issueType?.name ?? "",
      subtask: issueType?.subtask ?? false,
    },
    status: {
      id: status?.id ?? "",
      name: status?.name ?? "",
      statusCategory: { key: status?.category ?? "new" },
    },
    assignee: person(issue.fields["assignee"]),
    reporter: person(issue.fields["reporter"]),
    creator: person({ accountId: issue.creatorId }),
    created: jiraTime(issue.created),
    resolution: status?.category === "done" ? { id: "10000", name: "Done" } : null,
    statuscategorychangedate: jiraTime(issue.statusCategoryChanged ?? issue.created),
    updated: jiraTime(issue.updated),
  };
};
