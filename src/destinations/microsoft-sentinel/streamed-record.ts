import { cutShare } from "../cut-share";
import type { StreamedEvent } from "../event-stream";
import { streamedDocument } from "../streamed-document";
import { recordOf } from "./record-of";

/** The service cuts a column of more than 64 KB. */
const MOST_CHARACTERS = 20_000;

/** An event of the stream as a row. */
export function streamedRecord(streamed: StreamedEvent) {
  const { event } = streamed;
  return recordOf(
    {
      type: "audit_event",
      at: event.occurredAt,
      title: event.message,
      level: null,
      deliveryKey: "",
      alertKey: "",
      event,
      details: streamedDocument(streamed, MOST_CHARACTERS),
    },
    cutShare(1),
  );
}
