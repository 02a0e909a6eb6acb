/** An alert that is stored, with those of its events that destinations are to hear of. */
export interface RaisedAlert {
  readonly key: string;
  /** Events of this page that came after the alert was opened, oldest first. */
  readonly later: ReadonlyArray<{ readonly key: string; readonly occurredAt: number }>;
  /** Whether there is anything to tell: past events are told of only where that was asked for. */
  readonly toDeliver: boolean;
}
