/** A place that alerts are sent to, as the Receivers view shows it: what came is text, rendered as text nodes. */
export interface ViewedReceiver {
  readonly name: string;
  readonly title: string;
  readonly address: string;
  readonly counts: {
    readonly messages: number;
    readonly alerts: number;
    readonly repeated: number;
  };
  /** Events that came as parts of a stream of all events. */
  readonly streamed: { readonly distinct: number; readonly repeated: number };
  /** Answers given since the start, by status; 0 is a reset connection. */
  readonly answers: Readonly<Record<string, number>>;
  /** The last messages, newest first. */
  readonly received: ReadonlyArray<{
    readonly key: string;
    /** Epoch milliseconds. */
    readonly at: number;
    readonly title: string;
    readonly body: string;
    readonly times: number;
    readonly mentions: number;
  }>;
}
