import type { BatchedEvent, EventStream, StreamedEvent } from "./event-stream";

/**
 * As many of the events, from the first on, as go into one batch of at most `limit`; at least one where there is one.
 * The same events give the same batch.
 */
export function fillBatch(
  { most, document }: Pick<EventStream, "most" | "document">,
  settings: unknown,
  events: Iterable<StreamedEvent>,
  limit: number,
): ReadonlyArray<BatchedEvent> {
  const documentOf = document(settings);
  const batch: BatchedEvent[] = [];
  let bytes = 0;
  for (const streamed of events) {
    if (batch.length >= Math.min(limit, most.events)) break;
    const made = documentOf(streamed);
    bytes += encoder.encode(JSON.stringify(made)).length + 1;
    if (bytes > most.bytes && batch.length > 0) break;
    const { key, occurredAt } = streamed.event;
    batch.push({ key, occurredAt, arrivedAt: streamed.arrivedAt, document: made });
  }
  return batch;
}

const encoder = new TextEncoder();
