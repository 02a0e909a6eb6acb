import { z } from "zod";

/** How alerts become Jira issues: the default, and per rule what differs. Checked against the create screen when saved. */
export const JiraIssueSettings = z.strictObject({
  projectKey: z.string().min(1).max(50),
  issueTypeId: z.string().min(1).max(30),
  priorityId: z.string().max(30).optional(),
  labels: z.array(z.string().regex(/^\S+$/, "A label has no spaces").max(255)).max(20),
  assigneeId: z.string().max(128).optional(),
  securityLevelId: z.string().max(30).optional(),
  /** Further fields of the create screen by id, as Jira's API takes them. */
  fields: z.record(z.string().max(100), z.unknown()),
});
export type JiraIssueSettings = z.infer<typeof JiraIssueSettings>;
