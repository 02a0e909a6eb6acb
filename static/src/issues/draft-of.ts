import type { JiraIssueSettings } from "#contract";
import type { IssueDraft } from "./issue-draft";

/** Stored settings as the form has them. */
export function draftOf(settings: JiraIssueSettings | null): IssueDraft {
  return {
    projectKey: settings?.projectKey ?? "",
    issueTypeId: settings?.issueTypeId ?? "",
    priorityId: settings?.priorityId ?? "",
    labels: settings?.labels ?? [],
    assigneeId: settings?.assigneeId ?? "",
    securityLevelId: settings?.securityLevelId ?? "",
    fields: settings?.fields ?? {},
  };
}
