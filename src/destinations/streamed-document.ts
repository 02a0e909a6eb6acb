import { mapTexts } from "#lib/map-texts";
import { alertDocument } from "./alert-document";
import { cutShare } from "./cut-share";
import type { StreamedEvent } from "./event-stream";
import { fit } from "./fit";

/**
 * An event of the stream in the shape that machines get: what the app read in it, and what Atlassian sent with its
 * texts made safe. At most `limit` characters of JSON: texts are cut first, and where even that does not help, `raw` is
 * null and `raw_characters` says how much is missing. The sealed log keeps every byte.
 */
export function streamedDocument({ event, raw, arrivedAt }: StreamedEvent, limit: number) {
  const key = { event_key: event.key, collected_at: alertDocument.iso(arrivedAt) };
  const whole = fit(limit, (share) => {
    const cut = cutShare(share);
    return {
      ...key,
      audit_event: alertDocument.event(event, cut),
      raw: mapTexts(raw, (text) => cut(text, MOST_OF_A_TEXT)),
    };
  });
  if (JSON.stringify(whole).length <= limit) return whole;
  return fit(limit, (share) => ({
    ...key,
    audit_event: alertDocument.event(event, cutShare(share)),
    raw: null,
    raw_characters: JSON.stringify(raw).length,
  }));
}

const MOST_OF_A_TEXT = 4_000;
