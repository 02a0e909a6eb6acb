/** One log as Datadog takes it, before it is known when it is sent. */
export interface Log {
  readonly ddsource: "atlassian";
  readonly ddtags: string;
  readonly hostname: "audit-stream";
  readonly status: "critical" | "error" | "warn" | "notice" | "info";
  readonly message: string;
  /** Epoch milliseconds. */
  readonly timestamp: number;
  readonly [attribute: string]: unknown;
}
