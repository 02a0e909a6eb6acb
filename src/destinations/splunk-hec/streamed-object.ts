import type { StreamedEvent } from "../event-stream";
import { streamedDocument } from "../streamed-document";
import { MOST_CHARACTERS } from "./most-characters";

/** An event of the stream as the HTTP event collector gets it, but for what the settings say of all of them. */
export const streamedObject = (streamed: StreamedEvent) => ({
  time: (streamed.event.occurredAt / 1_000).toFixed(3),
  event: { type: "audit_event", ...streamedDocument(streamed, MOST_CHARACTERS) },
});
