import { alertDocument } from "../alert-document";
import type { BatchedEvent } from "../event-stream";

/** The body of a batch of the stream. Its time is that of its newest event, so that every attempt says the same. */
export const batchBody = (batch: ReadonlyArray<BatchedEvent>): string =>
  JSON.stringify({
    type: "events.streamed",
    timestamp: alertDocument.iso(
      batch.reduce((most, { arrivedAt }) => Math.max(most, arrivedAt), 0),
    ),
    data: { events: batch.map(({ document }) => document) },
  });
