import { type SelectQueryBuilder, sql } from "kysely";
import type { Alert } from "#contract";
import type { Database } from "./database";
import { hex } from "./hex";
import { rowCount } from "./row-count";
import type { Statements } from "./statements";
import { unhex } from "./unhex";

export type ChosenAlerts = SelectQueryBuilder<Database, "alert", object>;

/** The chosen alerts by creation, newest first where not asked otherwise. One without any linked event says that it was at the start of its bucket. */
export async function readAlerts(
  { db, rows }: Statements,
  chosen: ChosenAlerts,
  order: "asc" | "desc" = "desc",
): Promise<ReadonlyArray<Alert>> {
  const found = await rows(
    chosen
      .select(hex("alert_key").as("key"))
      .select(["rule_id", "rule_title", "rule_version", "level", "title", "dedup_key"])
      .select(["bucket_ms", "created_ms", "historical"])
      .orderBy("created_ms", order)
      .orderBy("alert_key", order),
  );
  if (found.length === 0) return [];
  const events = await rows(
    db
      .selectFrom("alert_event")
      .select(hex("alert_key").as("key"))
      .select(rowCount())
      .select(sql<string>`min(occurred_ms)`.as("first"))
      .select(sql<string>`max(occurred_ms)`.as("last"))
      .where(
        "alert_key",
        "in",
        found.map((row) => unhex(row.key)),
      )
      .groupBy("alert_key"),
  );
  const counted = new Map(events.map((row) => [row.key, row]));
  return found.map((row) => {
    const linked = counted.get(row.key);
    return {
      key: row.key,
      ruleId: row.rule_id,
      ruleTitle: row.rule_title,
      ruleVersion: row.rule_version,
      level: row.level,
      title: row.title,
      dedupKey: row.dedup_key,
      bucketStart: Number(row.bucket_ms),
      firstEventAt: Number(linked?.first ?? row.bucket_ms),
      lastEventAt: Number(linked?.last ?? row.bucket_ms),
      eventCount: Number(linked?.n ?? 0),
      createdAt: Number(row.created_ms),
      historical: row.historical === 1,
    };
  });
}
