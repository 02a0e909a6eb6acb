import type { Alert, AuditEvent } from "#contract";
import type { cutShare } from "./cut-share";
import type { Notice } from "./notice";

type Cut = ReturnType<typeof cutShare>;

/** Alerts, events and forward requests in the shape that machines get, wherever they get it. Times are ISO, names are snake case. */
export const alertDocument = {
  alert: (alert: Alert, cut: Cut) => ({
    key: alert.key,
    title: cut(alert.title, 500),
    level: alert.level,
    rule_id: cut(alert.ruleId, 100),
    rule_title: cut(alert.ruleTitle, 200),
    rule_version: alert.ruleVersion,
    dedup_key: cut(alert.dedupKey, 300),
    bucket_start: iso(alert.bucketStart),
    first_event_at: iso(alert.firstEventAt),
    last_event_at: iso(alert.lastEventAt),
    event_count: alert.eventCount,
    created_at: iso(alert.createdAt),
    historical: alert.historical,
  }),
  rule: (rule: Extract<Notice, { kind: "alert" }>["rule"], cut: Cut) => ({
    title: cut(rule.title, 200),
    description: cut(rule.description, 1_000),
    level: rule.level,
    false_positives: rule.falsePositives.slice(0, 10).map((text) => cut(text, 300)),
    references: rule.references.slice(0, 10).map((text) => cut(text, 300)),
    tags: rule.tags.slice(0, 20).map((text) => cut(text, 100)),
  }),
  request: (notice: Extract<Notice, { kind: "events" }>, cut: Cut) => ({
    key: notice.request.key,
    requester: cut(notice.request.requester, 100),
    note: cut(notice.request.note, 500),
    created_at: iso(notice.request.createdAt),
    part: notice.part.number,
    parts: notice.part.of,
    event_count: notice.eventCount,
  }),
  event: (event: AuditEvent, cut: Cut) => ({
    key: event.key,
    id: cut(event.id, 200),
    source: event.source,
    occurred_at: iso(event.occurredAt),
    processed_at: iso(event.processedAt),
    action: cut(event.action, 200),
    product: cut(event.product, 100),
    outcome: event.outcome,
    actor: {
      id: cut(event.actor.id, 200),
      name: cut(event.actor.name, 200),
      email: cut(event.actor.email, 300),
      kind: event.actor.kind,
    },
    ip: event.ip === null ? null : cut(event.ip, 100),
    country: cut(event.country, 100),
    city: cut(event.city, 100),
    target: {
      type: cut(event.target.type, 100),
      id: cut(event.target.id, 300),
      name: cut(event.target.name, 300),
    },
    message: cut(event.message, 1_000),
  }),
  iso: (at: number): string => iso(at),
} as const;

const iso = (at: number): string => new Date(at).toISOString();
