import type { AuditEvent, EventKey } from "#contract";
import type { Attempt } from "./attempt";
import type { DestinationDeps } from "./destination";
import type { Outcome } from "./outcome";

/** How a kind of destination takes every audit event, not only what rules find. */
export interface EventStream {
  /** Of one batch: events, and bytes of their documents as JSON in UTF-8. What `send` puts around them comes on top. */
  readonly most: { readonly events: number; readonly bytes: number };
  /**
   * What is sent of one event: the same in every attempt, with its key so that a receiver can tell what comes twice,
   * and never larger than a batch may be. `settings` as they are stored.
   */
  readonly document: (settings: unknown) => (event: StreamedEvent) => object;
  /**
   * Sends a batch, once. `attempt.deliveryKey` is the batch's: the same events have the same in every attempt.
   * `settings` as they are stored: they are parsed first. A batch that is rejected comes again in halves.
   */
  readonly send: (
    deps: DestinationDeps,
    settings: unknown,
    batch: ReadonlyArray<BatchedEvent>,
    attempt: Attempt,
  ) => Promise<Outcome>;
}

/** An event of the sealed log. */
export interface StreamedEvent {
  readonly event: AuditEvent;
  /** What Atlassian sent: parsed JSON. */
  readonly raw: unknown;
  /** When it was collected, in epoch milliseconds. Along the stream it never goes back by more than a page takes. */
  readonly arrivedAt: number;
}

export interface BatchedEvent extends Pick<StreamedEvent, "arrivedAt"> {
  readonly key: EventKey;
  readonly occurredAt: number;
  readonly document: object;
}
