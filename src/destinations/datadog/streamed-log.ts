import { cutShare } from "../cut-share";
import type { StreamedEvent } from "../event-stream";
import { streamedDocument } from "../streamed-document";
import { eventAttributes } from "./event-attributes";
import type { Log } from "./log";

const MOST_CHARACTERS = 30_000;

/** An event of the stream as a log. */
export function streamedLog(streamed: StreamedEvent): Log {
  const { event } = streamed;
  const cut = cutShare(1);
  return {
    ddsource: "atlassian",
    ddtags: "kind:audit_event",
    hostname: "audit-stream",
    status: "info",
    message: cut(event.message, 1_000) || "audit_event",
    timestamp: event.occurredAt,
    type: "audit_event",
    ...eventAttributes(event, cut),
    ...streamedDocument(streamed, MOST_CHARACTERS),
  };
}
