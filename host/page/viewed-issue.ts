/** An issue of the stand-in Jira as the Issues view shows it: plain text only, rendered as text nodes. */
export interface ViewedIssue {
  readonly key: string;
  readonly summary: string;
  readonly type: string;
  readonly status: string;
  readonly priority: string | undefined;
  readonly labels: ReadonlyArray<string>;
  readonly securityLevel: string | undefined;
  readonly assignee: string | undefined;
  readonly reporter: string | undefined;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** Paragraphs separated by line breaks. */
  readonly description: string;
  readonly comments: ReadonlyArray<{
    readonly author: string;
    readonly createdAt: number;
    readonly text: string;
  }>;
  /** Entity properties, by key. */
  readonly properties: Readonly<Record<string, unknown>>;
}
