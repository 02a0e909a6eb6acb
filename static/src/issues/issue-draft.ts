import type { JiraIssueSettings, ProcedureOutput } from "#contract";

export type IssueType = ProcedureOutput<"issues/create-screen">["issueTypes"][number];

/** Issue settings while they are edited: every field is there, empty is none. */
export interface IssueDraft {
  projectKey: string;
  issueTypeId: string;
  priorityId: string;
  labels: string[];
  assigneeId: string;
  securityLevelId: string;
  fields: Record<string, unknown>;
}

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

/** What the app fills in by itself, and what the form has inputs of its own for. */
const known = new Set(
  "project issuetype summary description reporter attachment priority labels assignee security".split(
    " ",
  ),
);

/** The further fields without which the project takes no issue. */
export function otherRequired(issueType: IssueType | undefined): IssueType["fields"] {
  return issueType?.fields.filter(({ id, required }) => required && !known.has(id)) ?? [];
}
