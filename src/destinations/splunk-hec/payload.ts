import type { AuditEvent } from "#contract";
import { alertDocument } from "../alert-document";
import { cutShare } from "../cut-share";
import { fit } from "../fit";
import type { Notice } from "../notice";
import type { SplunkSettings } from "./settings";

/** Splunk cuts longer events where they are indexed (`TRUNCATE`, 10,000 bytes unless told otherwise). */
const MOST_CHARACTERS = 9_000;

/**
 * The body of a notice for the HTTP event collector: one object for the alert, then one for each of its events, all
 * with the alert's key; of a forward request only its events. So each stays short enough to be indexed whole.
 */
export function bodyOf(settings: SplunkSettings, notice: Notice, deliveryKey: string): string {
  const about =
    notice.kind === "events"
      ? { request_key: notice.request.key }
      : { alert_key: notice.alert.key };
  const delivery = { delivery_key: deliveryKey, ...about };
  const objects = documentsOf(notice).map(({ at, type, make }) =>
    fit(MOST_CHARACTERS, (share) => ({
      // Splunk reads seconds with three digits of fraction.
      time: (at / 1_000).toFixed(3),
      host: "audit-stream",
      source: settings.source,
      sourcetype: settings.sourcetype,
      ...(settings.index !== undefined && { index: settings.index }),
      event: { type, ...delivery, ...make(cutShare(share)) },
    })),
  );
  return objects.map((object) => JSON.stringify(object)).join("\n");
}

type Cut = ReturnType<typeof cutShare>;

interface Part {
  readonly at: number;
  readonly type: string;
  readonly make: (cut: Cut) => object;
}

function documentsOf(notice: Notice): ReadonlyArray<Part> {
  if (notice.kind === "events") {
    return notice.events.map((event) => ({
      at: event.occurredAt,
      type: "forwarded_event",
      make: (cut) => ({
        request: alertDocument.request(notice, cut),
        audit_event: alertDocument.event(event, cut),
      }),
    }));
  }
  const { alert } = notice;
  switch (notice.kind) {
    case "alert":
      return [
        {
          at: alert.lastEventAt,
          type: "alert",
          make: (cut) => ({
            alert: alertDocument.alert(alert, cut),
            rule: alertDocument.rule(notice.rule, cut),
          }),
        },
        ...notice.events.map(eventPart),
      ];
    case "match":
      return [eventPart(notice.event)];
    case "count":
      return [
        {
          at: notice.hour.to,
          type: "alert_count",
          make: (cut) => ({
            alert: alertDocument.alert(alert, cut),
            from: alertDocument.iso(notice.hour.from),
            to: alertDocument.iso(notice.hour.to),
            count: notice.count,
          }),
        },
      ];
  }
}

const eventPart = (event: AuditEvent): Part => ({
  at: event.occurredAt,
  type: "alert_event",
  make: (cut) => ({ audit_event: alertDocument.event(event, cut) }),
});
