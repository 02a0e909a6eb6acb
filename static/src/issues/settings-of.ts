import type { JiraIssueSettings } from "#contract";
import type { IssueDraft } from "./issue-draft";
import type { IssueType } from "./issue-type";

/** What to save: only what the create screen of the issue type has, for Jira refuses a field that it has not. */
export function settingsOf(draft: IssueDraft, issueType: IssueType): JiraIssueSettings {
  const has = (id: string) => issueType.fields.some((field) => field.id === id);
  const { priorityId, assigneeId, securityLevelId } = draft;
  return {
    projectKey: draft.projectKey,
    issueTypeId: issueType.id,
    labels: has("labels") ? draft.labels : [],
    ...(has("priority") && priorityId !== "" && { priorityId }),
    ...(has("assignee") && assigneeId !== "" && { assigneeId }),
    ...(has("security") && securityLevelId !== "" && { securityLevelId }),
    fields: Object.fromEntries(
      Object.entries(draft.fields).filter(
        ([id, value]) => has(id) && value !== undefined && value !== "",
      ),
    ),
  };
}
