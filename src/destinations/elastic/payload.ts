import type { AuditEvent, Level } from "#contract";
import { toEcs } from "#formats/ecs";
import { alertDocument } from "../alert-document";
import { cutShare } from "../cut-share";
import { digestDocument } from "../digest-document";
import { digestTitle } from "../digest-title";
import { fit } from "../fit";
import type { Notice } from "../notice";
import type { ElasticSettings } from "./settings";

/** One document for one of the data streams, by its id: what is there already is not made again. */
export interface Operation {
  readonly stream: string;
  readonly id: string;
  readonly document: object;
}

type Cut = ReturnType<typeof cutShare>;

const MOST_CHARACTERS = 15_000;

/**
 * What is indexed of a notice: one document that says what happened, with the delivery's key, and its events by their
 * own keys. So an event is there once, however many alerts name it and whether or not every event is sent.
 */
export function operationsOf(
  settings: ElasticSettings,
  notice: Notice,
  deliveryKey: string,
): ReadonlyArray<Operation> {
  const summary: Operation = {
    stream: settings.alertStream,
    id: deliveryKey,
    document: fit(MOST_CHARACTERS, (share) => summaryOf(notice, cutShare(share))),
  };
  const events = eventsOf(notice).map((event) => ({
    stream: settings.eventStream,
    id: event.key,
    document: fit(MOST_CHARACTERS, (share) => toEcs(event, null, cutShare(share))),
  }));
  return [summary, ...events];
}

function eventsOf(notice: Notice): ReadonlyArray<AuditEvent> {
  switch (notice.kind) {
    case "alert":
    case "events":
      return notice.events;
    case "match":
      return [notice.event];
    case "count":
    case "digest":
      return [];
  }
}

/** What is not of the schema stands below `audit_stream`. */
function summaryOf(notice: Notice, cut: Cut): object {
  const event = (action: string, kind: "alert" | "event" | "metric") => ({
    kind,
    module: "audit_stream",
    dataset: "audit_stream.alert",
    action,
  });
  const base = { ecs: { version: "9.3.0" }, observer: { vendor: "Audit Stream", type: "saas" } };
  switch (notice.kind) {
    case "events": {
      const request = alertDocument.request(notice, cut);
      return {
        "@timestamp": request.created_at,
        ...base,
        event: event("events-forwarded", "event"),
        message: request.note,
        audit_stream: { request, event_keys: notice.events.map(({ key }) => key) },
      };
    }
    case "digest": {
      const digest = digestDocument(notice.digest, cut);
      return {
        "@timestamp": digest.to,
        ...base,
        event: event("digest-weekly", "metric"),
        message: digestTitle(notice),
        audit_stream: { digest, test: notice.isTest },
      };
    }
    case "alert":
      return {
        "@timestamp": alertDocument.iso(notice.alert.lastEventAt),
        ...base,
        ...ofAlert(notice.alert, cut),
        event: {
          ...event("alert-opened", "alert"),
          id: notice.alert.key,
          severity: severities[notice.alert.level],
          start: alertDocument.iso(notice.alert.firstEventAt),
          end: alertDocument.iso(notice.alert.lastEventAt),
          created: alertDocument.iso(notice.alert.createdAt),
        },
        audit_stream: {
          alert: alertDocument.alert(notice.alert, cut),
          rule: alertDocument.rule(notice.rule, cut),
          event_keys: notice.events.map(({ key }) => key),
        },
      };
    case "match":
      return {
        "@timestamp": alertDocument.iso(notice.event.occurredAt),
        ...base,
        ...ofAlert(notice.alert, cut),
        event: {
          ...event("alert-matched", "alert"),
          id: notice.alert.key,
          severity: severities[notice.alert.level],
        },
        audit_stream: {
          alert: alertDocument.alert(notice.alert, cut),
          event_keys: [notice.event.key],
        },
      };
    case "count":
      return {
        "@timestamp": alertDocument.iso(notice.hour.to),
        ...base,
        ...ofAlert(notice.alert, cut),
        event: {
          ...event("alert-counted", "alert"),
          id: notice.alert.key,
          severity: severities[notice.alert.level],
          start: alertDocument.iso(notice.hour.from),
          end: alertDocument.iso(notice.hour.to),
        },
        audit_stream: {
          alert: alertDocument.alert(notice.alert, cut),
          count: notice.count,
        },
      };
  }
}

function ofAlert(alert: Extract<Notice, { alert: unknown }>["alert"], cut: Cut) {
  return {
    message: cut(alert.title, 500),
    rule: {
      id: cut(alert.ruleId, 100),
      name: cut(alert.ruleTitle, 200),
      version: String(alert.ruleVersion),
      ruleset: "audit-stream",
    },
  };
}

/** As Elastic's detections count: 21 low, 47 medium, 73 high, 99 critical. */
const severities = {
  informational: 1,
  low: 21,
  medium: 47,
  high: 73,
  critical: 99,
} as const satisfies Record<Level, number>;
