import type { AuditEvent } from "#contract";
import { toEcs } from "#formats/ecs";
import { toOcsf } from "#formats/ocsf";
import { ocsfFinding } from "#formats/ocsf-finding";
import { alertDocument } from "../alert-document";
import { cutShare } from "../cut-share";
import { digestDocument } from "../digest-document";
import { fit } from "../fit";
import type { Notice } from "../notice";
import type { WebhookSettings } from "./settings";

/**
 * Standard Webhooks recommends less than 20 kB; a character is up to three bytes, but most are one. Twenty events in a
 * format of others do not fit into that.
 */
const mostCharacters = {
  "Audit Stream": 18_000,
  "OCSF 1.8": 60_000,
  "ECS 9.3": 60_000,
} as const satisfies Record<WebhookSettings["format"], number>;

type Cut = ReturnType<typeof cutShare>;
type Format = WebhookSettings["format"];

/** The body of a notice: type, time and data, as Standard Webhooks has it. The same in every attempt. */
export const bodyOf = (notice: Notice, format: Format): string =>
  JSON.stringify(
    fit(mostCharacters[format], (share) => documentOf(notice, format, cutShare(share))),
  );

function documentOf(notice: Notice, format: Format, cut: Cut) {
  const events = (all: ReadonlyArray<AuditEvent>) =>
    all.map((event) => eventIn(format, event, cut));
  switch (notice.kind) {
    case "events": {
      const request = alertDocument.request(notice, cut);
      return {
        type: "events.forwarded",
        timestamp: request.created_at,
        data: { request, events: events(notice.events) },
      };
    }
    case "digest": {
      const digest = digestDocument(notice.digest, cut);
      return {
        type: "digest.weekly",
        timestamp: digest.made_at,
        data: { digest, test: notice.isTest },
      };
    }
    case "alert":
      return {
        type: "alert.opened",
        timestamp: alertDocument.iso(notice.alert.createdAt),
        data: {
          ...alertIn(format, notice, cut),
          events: events(notice.events),
          event_count: notice.eventCount,
        },
      };
    case "match":
      return {
        type: "alert.matched",
        timestamp: alertDocument.iso(notice.event.processedAt),
        data: { ...alertIn(format, notice, cut), events: events([notice.event]) },
      };
    case "count":
      return {
        type: "alert.counted",
        timestamp: alertDocument.iso(notice.hour.to),
        data: {
          ...alertIn(format, notice, cut),
          from: alertDocument.iso(notice.hour.from),
          to: alertDocument.iso(notice.hour.to),
          count: notice.count,
        },
      };
  }
}

function eventIn(format: Format, event: AuditEvent, cut: Cut): object {
  switch (format) {
    case "Audit Stream":
      return alertDocument.event(event, cut);
    case "OCSF 1.8":
      return toOcsf(event, null, cut);
    case "ECS 9.3":
      return toEcs(event, null, cut);
  }
}

function alertIn(format: Format, notice: Extract<Notice, { alert: unknown }>, cut: Cut): object {
  if (format === "OCSF 1.8") return { finding: findingOf(notice, cut) };
  const alert = alertDocument.alert(notice.alert, cut);
  return notice.kind === "alert"
    ? { alert, rule: alertDocument.rule(notice.rule, cut) }
    : { alert };
}

function findingOf(notice: Extract<Notice, { alert: unknown }>, cut: Cut): object {
  const { alert } = notice;
  switch (notice.kind) {
    case "alert": {
      const { rule, eventCount: count } = notice;
      return ocsfFinding(alert, { activity: "create", at: alert.lastEventAt, count, rule }, cut);
    }
    case "match":
      return ocsfFinding(alert, { activity: "update", at: notice.event.occurredAt, count: 1 }, cut);
    case "count":
      return ocsfFinding(
        alert,
        { activity: "update", at: notice.hour.to, count: notice.count },
        cut,
      );
  }
}
