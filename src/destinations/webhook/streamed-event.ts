import { toEcs } from "#formats/ecs";
import { toOcsf } from "#formats/ocsf";
import { cutShare } from "../cut-share";
import type { StreamedEvent } from "../event-stream";
import { fit } from "../fit";
import { streamedDocument } from "../streamed-document";
import type { WebhookSettings } from "./settings";

const MOST_OF_AN_EVENT = 60_000;

/** An event of the stream in the chosen format. Where not even short texts help, what Atlassian sent is left out. */
export function streamedEvent(format: WebhookSettings["format"], streamed: StreamedEvent): object {
  const { event, raw } = streamed;
  switch (format) {
    case "Audit Stream":
      return streamedDocument(streamed, MOST_OF_AN_EVENT);
    case "OCSF 1.8":
      return fitted((cut, sent) => toOcsf(event, sent, cut), raw);
    case "ECS 9.3":
      return fitted((cut, sent) => toEcs(event, sent, cut), raw);
  }
}

function fitted(
  make: (cut: ReturnType<typeof cutShare>, raw: unknown) => object,
  raw: unknown,
): object {
  const whole = fit(MOST_OF_AN_EVENT, (share) => make(cutShare(share), raw));
  return JSON.stringify(whole).length <= MOST_OF_AN_EVENT
    ? whole
    : fit(MOST_OF_AN_EVENT, (share) => make(cutShare(share), null));
}
