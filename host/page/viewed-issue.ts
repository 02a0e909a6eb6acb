/**
 * An issue of the stand-in Jira as the Issues view shows it: plain text only, rendered as text nodes.
 * A text is empty where the issue has nothing.
 */
export interface ViewedIssue {
  readonly key: string;
  readonly summary: string;
  readonly issueType: string;
  readonly status: string;
  readonly priority: string;
  readonly labels: ReadonlyArray<string>;
  readonly securityLevel: string;
  readonly assignee: string;
  readonly createdBy: string;
  /** Epoch milliseconds. */
  readonly created: number;
  /** Paragraphs separated by line breaks. */
  readonly description: string;
  readonly comments: ReadonlyArray<{
    readonly author: string;
    readonly created: number;
    readonly text: string;
  }>;
  /** Entity properties, by key. */
  readonly properties: Readonly<Record<string, unknown>>;
}
