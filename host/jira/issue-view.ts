import { isJsonObject, valueAt, type JsonObject } from "../org-api/json-object";
import { adfText } from "./adf-text";
import { projectOf } from "./jira-call";
import type { Issue, Site } from "./jira-state";

/** An issue for the host's small issue view. All texts are plain and untrusted. */
export interface IssueView {
  readonly id: string;
  readonly key: string;
  readonly project: string;
  readonly issueType: string;
  readonly status: string;
  readonly priority: string;
  readonly summary: string;
  readonly description: string;
  /** The document as it was sent. */
  readonly descriptionDocument: JsonObject | null;
  readonly labels: ReadonlyArray<string>;
  readonly assignee: string;
  readonly securityLevel: string;
  readonly createdBy: string;
  readonly created: number;
  readonly updated: number;
  readonly properties: JsonObject;
  readonly comments: ReadonlyArray<{
    readonly id: string;
    readonly author: string;
    readonly created: number;
    readonly text: string;
    readonly properties: JsonObject;
  }>;
}

export const issueView = (site: Site, issue: Issue): IssueView => {
  const project = projectOf(site, issue);
  const nameOf = (accountId: unknown): string =>
    site.users.find((user) => user.accountId === accountId)?.displayName ?? "";
  const text = (...path: ReadonlyArray<string>): string =>
    String(valueAt(issue.fields, ...path) ?? "");
  const { description, labels } = issue.fields;
  return {
    id: issue.id,
    key: issue.key,
    project: project.key,
    issueType: project.issueTypes.find(({ id }) => id === issue.issueTypeId)?.name ?? "",
    status: site.statuses.find(({ id }) => id === issue.statusId)?.name ?? "",
    priority: text("priority", "name"),
    summary: text("summary"),
    description: adfText(description),
    descriptionDocument: isJsonObject(description) ? description : null,
    labels: Array.isArray(labels) ? labels.map(String) : [],
    assignee: nameOf(valueAt(issue.fields, "assignee", "accountId")),
    securityLevel: text("security", "name"),
    createdBy: nameOf(issue.creatorId),
    created: issue.created,
    updated: issue.updated,
    properties: issue.properties,
    comments: issue.comments.map((comment) => ({
      id: comment.id,
      author: nameOf(comment.authorId),
      created: comment.created,
      text: adfText(comment.body),
      properties: comment.properties,
    })),
  };
};
