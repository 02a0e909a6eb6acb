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
