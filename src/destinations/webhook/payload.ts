import { alertDocument } from "../alert-document";
import { cutShare } from "../cut-share";
import { digestDocument } from "../digest-document";
import { fit } from "../fit";
import type { Notice } from "../notice";

/** Standard Webhooks recommends less than 20 kB; a character is up to three bytes, but most are one. */
const MOST_CHARACTERS = 18_000;

/** The body of a notice: type, time and data, as Standard Webhooks has it. The same in every attempt. */
export const bodyOf = (notice: Notice): string =>
  JSON.stringify(fit(MOST_CHARACTERS, (share) => documentOf(notice, cutShare(share))));

function documentOf(notice: Notice, cut: ReturnType<typeof cutShare>) {
  if (notice.kind === "events") {
    const request = alertDocument.request(notice, cut);
    return {
      type: "events.forwarded",
      timestamp: request.created_at,
      data: { request, events: notice.events.map((event) => alertDocument.event(event, cut)) },
    };
  }
  if (notice.kind === "digest") {
    const digest = digestDocument(notice.digest, cut);
    return {
      type: "digest.weekly",
      timestamp: digest.made_at,
      data: { digest, test: notice.isTest },
    };
  }
  const alert = alertDocument.alert(notice.alert, cut);
  switch (notice.kind) {
    case "alert":
      return {
        type: "alert.opened",
        timestamp: alert.created_at,
        data: {
          alert,
          rule: alertDocument.rule(notice.rule, cut),
          events: notice.events.map((event) => alertDocument.event(event, cut)),
          event_count: notice.eventCount,
        },
      };
    case "match":
      return {
        type: "alert.matched",
        timestamp: alertDocument.iso(notice.event.processedAt),
        data: { alert, events: [alertDocument.event(notice.event, cut)] },
      };
    case "count":
      return {
        type: "alert.counted",
        timestamp: alertDocument.iso(notice.hour.to),
        data: {
          alert,
          from: alertDocument.iso(notice.hour.from),
          to: alertDocument.iso(notice.hour.to),
          count: notice.count,
        },
      };
  }
}
