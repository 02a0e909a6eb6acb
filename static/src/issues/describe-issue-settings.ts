import type { JiraIssueSettings } from "#contract";
import type { Described } from "../parts/use-base";

/** What issues are made with, by what the form names it. Jira's own things are told by their ids. */
export function describeIssueSettings(settings: Partial<JiraIssueSettings> | null): Described {
  if (settings === null) return {};
  const { projectKey, issueTypeId, labels, priorityId, assigneeId, securityLevelId, fields } =
    settings;
  return {
    Project: projectKey ?? "",
    "Issue type": issueTypeId ?? "",
    Labels: labels?.join(", ") ?? "",
    Priority: priorityId ?? "",
    Assignee: assigneeId ?? "",
    "Security level": securityLevelId ?? "",
    "Other fields": fields === undefined ? "" : JSON.stringify(fields),
  };
}
