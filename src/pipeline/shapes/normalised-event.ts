import type { AuditEvent } from "#contract";

/** An audit event on its way through the stages: what it says, and what Atlassian sent. */
export interface NormalisedEvent {
  readonly event: AuditEvent;
  /** What Atlassian sent, for rules to look into. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The same as JSON text: what is kept as evidence. */
  readonly raw: string;
  /** 16 hex digits over what the event says, without what differs between sources. */
  readonly bodyHash: string;
}

/** What a source sent that cannot be read as an event. */
export interface RejectedEvent {
  /** Identity of the text, so that a repeated page adds nothing. */
  readonly key: string;
  readonly reason: string;
  readonly raw: string;
}
