import { createHash } from "node:crypto";
import type { AuditEvent } from "#contract";

/** A plain event for tests, the same for the same number, with what the test cares about. */
export function sampleEvent(number: number, fields: Partial<AuditEvent> = {}): AuditEvent {
  return {
    key: sampleKey(number),
    id: `event-${number}`,
    source: "org-audit-log",
    occurredAt: 1_767_600_000_000 + number,
    processedAt: 1_767_600_001_000 + number,
    action: "user_added_to_group",
    product: "organization",
    actor: {
      id: "712020:ada",
      name: "Ada Example",
      email: "ada@example.com",
      kind: "user",
    },
    outcome: "success",
    ip: "192.0.2.7",
    country: "Germany",
    city: "Berlin",
    target: { type: "group", id: "group-1", name: "site-admins" },
    message: "Added Grace to site-admins group",
    ...fields,
  };
}

/** A key in no order: 32 hex digits. */
export function sampleKey(number: number): string {
  return createHash("sha256").update(String(number)).digest("hex").slice(0, 32);
}

/** A body hash: 16 hex digits. */
export function sampleHash(number: number): string {
  return sampleKey(number).slice(0, 16);
}
