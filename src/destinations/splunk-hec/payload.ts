import type { AuditEvent } from "#contract";
import { alertDocument } from "../alert-document";
import { cutShare } from "../cut-share";
import { digestDocument } from "../digest-document";
import { fit } from "../fit";
import type { Notice } from "../notice";
import { MOST_CHARACTERS } from "./most-characters";
import type { SplunkSettings } from "./settings";

/**
 * The body of a notice for the HTTP event collector: one object for the alert, then one for each of its events, all
 * with the alert's key; of a forward request only its events; a digest is one object. So each stays short enough to be
 * indexed whole.
 */
export function bodyOf(settings: SplunkSettings, notice: Notice, deliveryKey: string): string {
  const delivery = { delivery_key: deliveryKey, ...subjectOf(notice) };
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

function subjectOf(notice: Notice) {
  switch (notice.kind) {
    case "events":
      return { request_key: notice.request.key };
    case "digest":
      return { digest_week: notice.digest.week };
    case "alert":
    case "match":
    case "count":
      return { alert_key: notice.alert.key };
  }
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
  if (notice.kind === "digest") {
    const { digest, isTest } = notice;
    const make: Part["make"] = (cut) => ({ digest: digestDocument(digest, cut), test: isTest });
    return [{ at: digest.to, type: "digest", make }];
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
