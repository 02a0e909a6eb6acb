import type { Alert, AuditEvent, EventKey } from "#contract";

/** An alert that is stored, with those of its events that destinations are to hear of. */
export interface RaisedAlert {
  readonly key: string;
  readonly ruleId: string;
  readonly level: Alert["level"];
  /** Oldest first. Past events are told of only where that was asked for: without any, nobody hears of the alert. */
  readonly told: ReadonlyArray<ToldEvent>;
}

export interface ToldEvent {
  readonly key: EventKey;
  readonly occurredAt: number;
  readonly product: string;
  readonly actor: Pick<AuditEvent["actor"], "id" | "email">;
  /** Whether it came after the alert was opened. */
  readonly later: boolean;
}
