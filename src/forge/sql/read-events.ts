import { type SelectQueryBuilder, sql } from "kysely";
import type { AuditEvent } from "#contract";
import type { Database } from "./database";
import { hex } from "./hex";
import type { Statements } from "./statements";

/** The rows of `audit_event` that a query chooses. */
export type ChosenEvents = SelectQueryBuilder<Database, "audit_event", object>;

/**
 * The chosen rows as events, newest first. They are chosen before the other tables are joined: so no server gets the
 * idea of starting with a small table and sorting all that belongs to it.
 */
export async function readEvents(
  { db, rows }: Statements,
  chosen: ChosenEvents,
): Promise<ReadonlyArray<AuditEvent>> {
  const found = await rows(
    db
      .selectFrom(chosen.selectAll("audit_event").as("e"))
      .innerJoin("event_kind as k", "k.kind_id", "e.kind_id")
      .innerJoin("actor as a", "a.actor_id", "e.actor_id")
      .innerJoin("origin as o", "o.origin_id", "e.origin_id")
      .innerJoin("target as t", "t.target_id", "e.target_id")
      .select(hex("e.event_key").as("key"))
      .select(sql<string | null>`lower(hex(e.event_uuid))`.as("uuid"))
      .select(["e.event_id", "e.occurred_ms", "e.processed_ms", "e.message"])
      .select(["k.source", "k.action", "k.product", "k.outcome"])
      .select(["t.type as target_type", "t.id as target_id", "t.name as target_name"])
      .select(["a.account_id", "a.name", "a.email", "a.kind"])
      .select(["o.ip_text", "o.country", "o.city"])
      .orderBy("e.occurred_ms", "desc")
      .orderBy("e.event_key", "desc"),
  );
  return found.map((row) => ({
    key: row.key,
    id: row.uuid === null ? row.event_id : dashed(row.uuid),
    source: row.source,
    occurredAt: Number(row.occurred_ms),
    processedAt: Number(row.processed_ms),
    action: row.action,
    product: row.product,
    actor: { id: row.account_id, name: row.name, email: row.email, kind: row.kind },
    outcome: row.outcome,
    ip: row.ip_text,
    country: row.country,
    city: row.city,
    target: { type: row.target_type, id: row.target_id, name: row.target_name },
    message: row.message,
  }));
}

function dashed(digits: string): string {
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
