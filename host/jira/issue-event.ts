/** What Jira tells its apps of: an issue was changed or deleted, by whom. */
export interface IssueEvent {
  readonly eventType: "avi:jira:updated:issue" | "avi:jira:deleted:issue";
  readonly issue: { readonly id: string; readonly key: string };
  /** Account id of who did it. */
  readonly atlassianId: string;
  readonly timestamp: number;
}
