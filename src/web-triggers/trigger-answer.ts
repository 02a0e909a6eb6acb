/** What a web trigger answers. */
export interface TriggerAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; undefined: nothing. */
  readonly body?: unknown;
}
