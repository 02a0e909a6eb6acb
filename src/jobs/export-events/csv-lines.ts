import { stringify } from "csv-stringify/sync";
import type { AuditEvent } from "#contract";

const columns: ReadonlyArray<readonly [string, (event: AuditEvent) => string | null]> = [
  ["occurred_at", (event) => new Date(event.occurredAt).toISOString()],
  ["action", (event) => event.action],
  ["outcome", (event) => event.outcome],
  ["product", (event) => event.product],
  ["actor_id", (event) => event.actor.id],
  ["actor_name", (event) => event.actor.name],
  ["actor_email", (event) => event.actor.email],
  ["actor_kind", (event) => event.actor.kind],
  ["ip", (event) => event.ip],
  ["country", (event) => event.country],
  ["city", (event) => event.city],
  ["target_type", (event) => event.target.type],
  ["target_id", (event) => event.target.id],
  ["target_name", (event) => event.target.name],
  ["message", (event) => event.message],
  ["source", (event) => event.source],
  ["id", (event) => event.id],
  ["processed_at", (event) => new Date(event.processedAt).toISOString()],
  ["key", (event) => event.key],
];

/**
 * Events as CSV of RFC 4180. A value that a spreadsheet would take for a formula gets an apostrophe before it:
 * names and titles in the log are whatever somebody typed.
 */
export function csvLines(events: ReadonlyArray<AuditEvent>, withHeader: boolean): string {
  return stringify(
    events.map((event) => columns.map(([, value]) => value(event))),
    {
      header: withHeader,
      columns: columns.map(([name]) => name),
      record_delimiter: "windows",
      escape_formulas: true,
    },
  );
}
