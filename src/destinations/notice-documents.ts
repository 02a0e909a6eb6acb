import type { AuditEvent, Level } from "#contract";
import { alertDocument } from "./alert-document";
import type { cutShare } from "./cut-share";
import { digestDocument } from "./digest-document";
import { digestTitle } from "./digest-title";
import type { Notice } from "./notice";

type Cut = ReturnType<typeof cutShare>;

/** One of the documents that a log server gets of a notice. */
export interface NoticeDocument {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly type: "alert" | "alert_event" | "alert_count" | "forwarded_event" | "digest";
  /** In a line, not cut yet. May be empty. */
  readonly title: string;
  /** Of the alert that it is about. */
  readonly level: Level | null;
  /** Where it is one. */
  readonly event: AuditEvent | null;
  readonly make: (cut: Cut) => object;
}

/**
 * A notice as documents for a server that keeps logs: one for the alert, then one for each of its events; of a forward
 * request only its events; a digest is one. So each stays short enough to be indexed whole.
 */
export function noticeDocuments(notice: Notice): ReadonlyArray<NoticeDocument> {
  switch (notice.kind) {
    case "events":
      return notice.events.map((event) => ({
        ...ofEvent(event, "forwarded_event", null),
        make: (cut) => ({
          request: alertDocument.request(notice, cut),
          audit_event: alertDocument.event(event, cut),
        }),
      }));
    case "digest":
      return [
        {
          at: notice.digest.to,
          type: "digest",
          title: digestTitle(notice),
          level: null,
          event: null,
          make: (cut) => ({ digest: digestDocument(notice.digest, cut), test: notice.isTest }),
        },
      ];
    case "alert": {
      const { alert, rule } = notice;
      return [
        {
          at: alert.lastEventAt,
          type: "alert",
          title: alert.title,
          level: alert.level,
          event: null,
          make: (cut) => ({
            alert: alertDocument.alert(alert, cut),
            rule: alertDocument.rule(rule, cut),
          }),
        },
        ...notice.events.map((event) => ofEvent(event, "alert_event", alert.level)),
      ];
    }
    case "match":
      return [ofEvent(notice.event, "alert_event", notice.alert.level)];
    case "count":
      return [
        {
          at: notice.hour.to,
          type: "alert_count",
          title: `${notice.count.toLocaleString("en")} more: ${notice.alert.title}`,
          level: notice.alert.level,
          event: null,
          make: (cut) => ({
            alert: alertDocument.alert(notice.alert, cut),
            from: alertDocument.iso(notice.hour.from),
            to: alertDocument.iso(notice.hour.to),
            count: notice.count,
          }),
        },
      ];
  }
}

const ofEvent = (
  event: AuditEvent,
  type: NoticeDocument["type"],
  level: Level | null,
): NoticeDocument => ({
  at: event.occurredAt,
  type,
  title: event.message,
  level,
  event,
  make: (cut) => ({ audit_event: alertDocument.event(event, cut) }),
});
