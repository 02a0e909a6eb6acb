import { type SelectQueryBuilder, sql } from "kysely";
import { AlertWhy, type Alert } from "#contract";
import type { Alerts } from "#ports";
import { alertTextLimits } from "#ports/alert-text-limits";
import { storableText } from "#ports/storable-text";
import { big } from "./big";
import type { Database } from "./database";
import { hex } from "./hex";
import { inChunks } from "./in-chunks";
import { inlineLimit } from "./inline-limit";
import { rowCount } from "./row-count";
import type { Statements } from "./statements";
import { unhex } from "./unhex";

/** Alerts in SQL, and the events that belong to them. What an alert says of its events is counted when it is read. */
export function createSqlAlerts(statements: Statements): Alerts {
  const { db, rows, change } = statements;
  return {
    add: async (added) => {
      for (const chunk of inChunks(added)) {
        await change(
          db
            .insertInto("alert")
            .values(
              chunk.map((alert) => ({
                alert_key: unhex(alert.key),
                rule_id: alert.ruleId,
                rule_title: storableText(alert.ruleTitle, alertTextLimits.ruleTitle),
                rule_version: alert.ruleVersion,
                level: alert.level,
                title: storableText(alert.title, alertTextLimits.title),
                dedup_key: storableText(alert.dedupKey, alertTextLimits.dedupKey),
                bucket_ms: alert.bucketStart,
                created_ms: alert.createdAt,
                historical: Number(alert.historical),
                opening: alert.opening.join(","),
                why: JSON.stringify(alert.why ?? null),
                status: "open" as const,
                issue_status: "",
                assignee_id: null,
                resolution: "",
                acknowledged_ms: null,
                closed_ms: null,
                as_of_ms: 0,
              })),
            )
            .onDuplicateKeyUpdate({ alert_key: sql.ref("alert_key") }),
        );
      }
    },
    openings: async (keys) => {
      const openings = new Map<string, { events: ReadonlySet<string>; historical: boolean }>();
      for (const chunk of inChunks(keys, 100)) {
        const found = await rows(
          db
            .selectFrom("alert")
            .select([hex("alert_key").as("key"), "opening", "historical"])
            .where("alert_key", "in", chunk.map(unhex)),
        );
        for (const { key, opening, historical } of found) {
          const events = new Set(opening.split(",").filter((event) => event !== ""));
          openings.set(key, { events, historical: historical === 1 });
        }
      }
      return openings;
    },
    attach: async (links) => {
      for (const chunk of inChunks(links)) {
        await change(
          db
            .insertInto("alert_event")
            .values(
              chunk.map(({ alertKey, eventKey, occurredAt }) => ({
                alert_key: unhex(alertKey),
                event_key: unhex(eventKey),
                occurred_ms: occurredAt,
              })),
            )
            .onDuplicateKeyUpdate({ alert_key: sql.ref("alert_key") }),
        );
      }
    },
    get: async (key) => {
      const [alert] = await readAlerts(
        statements,
        db.selectFrom("alert").where("alert_key", "=", unhex(key)),
      );
      return alert ?? null;
    },
    titles: async (keys) => {
      const titles = new Map<string, string>();
      for (const chunk of inChunks(keys)) {
        const found = await rows(
          db
            .selectFrom("alert")
            .select([hex("alert_key").as("key"), "title"])
            .where("alert_key", "in", chunk.map(unhex)),
        );
        for (const { key, title } of found) titles.set(key, title);
      }
      return titles;
    },
    why: async (key) => {
      const [row] = await rows(
        db.selectFrom("alert").select("why").where("alert_key", "=", unhex(key)),
      );
      return row === undefined ? null : AlertWhy.nullable().parse(JSON.parse(row.why));
    },
    list: async ({ after, limit, ruleId, historical, level, from, to }) => {
      let chosen: ChosenAlerts = db.selectFrom("alert");
      if (ruleId !== undefined) chosen = chosen.where("rule_id", "=", ruleId);
      if (historical !== undefined) chosen = chosen.where("historical", "=", Number(historical));
      if (level !== undefined) chosen = chosen.where("level", "=", level);
      if (from !== undefined) chosen = chosen.where("created_ms", ">=", big(from));
      if (to !== undefined) chosen = chosen.where("created_ms", "<", big(to));
      if (after !== null) {
        chosen = chosen
          .where("created_ms", "<=", big(after.createdAt))
          .where((eb) =>
            eb.or([
              eb("created_ms", "<", big(after.createdAt)),
              eb("alert_key", "<", unhex(after.key)),
            ]),
          );
      }
      return await readAlerts(statements, chosen.limit(inlineLimit(limit)));
    },
    oldest: async ({ level, before, after, limit }) => {
      let chosen: ChosenAlerts = db
        .selectFrom("alert")
        .where("level", "=", level)
        .where("created_ms", "<", big(before));
      if (after !== null) {
        chosen = chosen
          .where("created_ms", ">=", big(after.createdAt))
          .where((eb) =>
            eb.or([
              eb("created_ms", ">", big(after.createdAt)),
              eb("alert_key", ">", unhex(after.key)),
            ]),
          );
      }
      return await readAlerts(statements, chosen.limit(inlineLimit(limit)), "asc");
    },
    remove: async (keys) => {
      for (const chunk of inChunks(keys)) {
        const removed = chunk.map(unhex);
        await change(db.deleteFrom("alert_event").where("alert_key", "in", removed));
        await change(db.deleteFrom("alert").where("alert_key", "in", removed));
      }
    },
    events: async (key, limit) => {
      const found = await rows(
        db
          .selectFrom("alert_event")
          .select(hex("event_key").as("key"))
          .where("alert_key", "=", unhex(key))
          .orderBy("occurred_ms")
          .orderBy("event_key")
          .limit(inlineLimit(limit)),
      );
      return found.map((row) => row.key);
    },
    ofEvent: async (key) =>
      await rows(
        db
          .selectFrom("alert_event as l")
          .innerJoin("alert as a", "a.alert_key", "l.alert_key")
          .select([hex("a.alert_key").as("key"), "a.title as title", "a.rule_id as ruleId"])
          .where("l.event_key", "=", unhex(key))
          .orderBy("a.created_ms", "desc")
          .orderBy("a.alert_key", "desc"),
      ),
    ofEvents: async (keys) => {
      const alerts = new Map<string, string[]>();
      for (const chunk of inChunks([...new Set(keys)], 100)) {
        const found = await rows(
          db
            .selectFrom("alert_event")
            .select([hex("event_key").as("event"), hex("alert_key").as("alert")])
            .where("event_key", "in", chunk.map(unhex))
            .orderBy("alert_key"),
        );
        for (const { event, alert } of found) {
          alerts.set(event, [...(alerts.get(event) ?? []), alert]);
        }
      }
      return alerts;
    },
    ofRule: async (ruleId, keys) => {
      const alerts = new Map<string, string>();
      for (const chunk of inChunks([...new Set(keys)], 100)) {
        const found = await rows(
          db
            .selectFrom("alert_event as l")
            .innerJoin("alert as a", "a.alert_key", "l.alert_key")
            .select([hex("l.event_key").as("event"), hex("a.alert_key").as("alert")])
            .where("l.event_key", "in", chunk.map(unhex))
            .where("a.rule_id", "=", ruleId)
            .orderBy("a.created_ms", "desc")
            .orderBy("a.alert_key", "desc"),
        );
        for (const { event, alert } of found) alerts.set(event, alert);
      }
      return alerts;
    },
    countEvents: async (key, from, to) => {
      const [row] = await rows(
        db
          .selectFrom("alert_event")
          .select(rowCount())
          .where("alert_key", "=", unhex(key))
          .where("occurred_ms", ">=", big(from))
          .where("occurred_ms", "<", big(to)),
      );
      return Number(row?.n ?? 0);
    },
    countByRule: async (since) => {
      const counts = await rows(
        db
          .selectFrom("alert")
          .select("rule_id")
          .select(rowCount())
          .select(sql<string>`max(created_ms)`.as("last"))
          .where("created_ms", ">=", big(since))
          .groupBy("rule_id"),
      );
      return new Map(
        counts.map((row) => [row.rule_id, { count: Number(row.n), last: Number(row.last) }]),
      );
    },
    matchesByDay: async (since) => {
      const days = await rows(
        db
          .selectFrom("alert_event as l")
          .innerJoin("alert as a", "a.alert_key", "l.alert_key")
          .select("a.rule_id as ruleId")
          .select(sql<string>`l.occurred_ms DIV ${sql.lit(DAY)}`.as("day"))
          .select(rowCount())
          .select(sql<string>`max(l.occurred_ms)`.as("last"))
          .where("l.occurred_ms", ">=", big(since))
          .groupBy(["ruleId", "day"]),
      );
      return days.map(({ ruleId, day, n, last }) => ({
        ruleId,
        day: Number(day) * DAY,
        count: Number(n),
        last: Number(last),
      }));
    },
    count: async () => {
      const [row] = await rows(db.selectFrom("alert").select(rowCount()));
      return Number(row?.n ?? 0);
    },
    raised: async ({ from, to, limit }) => {
      const found = await rows(
        db
          .selectFrom("alert")
          .select([hex("alert_key").as("key"), "created_ms"])
          .where("created_ms", ">=", big(from))
          .where("created_ms", "<", big(to))
          .where("historical", "=", 0)
          .orderBy("created_ms", "desc")
          .orderBy("alert_key", "desc")
          .limit(inlineLimit(limit)),
      );
      return found.map((row) => ({ key: row.key, createdAt: Number(row.created_ms) }));
    },
    volume: async (from, to) => {
      const hour = sql<string>`floor(created_ms / 3600000)`;
      const counts = await rows(
        db
          .selectFrom("alert")
          .select("level")
          .select(hour.as("hour"))
          .select(rowCount())
          .where("created_ms", ">=", big(from))
          .where("created_ms", "<", big(to))
          .where("historical", "=", 0)
          .groupBy(["level", hour])
          .orderBy("hour")
          .orderBy("level"),
      );
      return counts.map((row) => ({
        hour: Number(row.hour) * 3_600_000,
        level: row.level,
        count: Number(row.n),
      }));
    },
    raisedByRule: async (from, to) => {
      const counts = await rows(
        db
          .selectFrom("alert")
          .select("rule_id as ruleId")
          .select(sql<string>`max(rule_title)`.as("title"))
          .select(rowCount())
          .where("created_ms", ">=", big(from))
          .where("created_ms", "<", big(to))
          .where("historical", "=", 0)
          .groupBy("rule_id"),
      );
      return counts
        .map(({ ruleId, title, n }) => ({ ruleId, title, count: Number(n) }))
        .toSorted((a, b) => b.count - a.count || (a.ruleId < b.ruleId ? -1 : 1));
    },
  };
}

const DAY = 86_400_000;

type ChosenAlerts = SelectQueryBuilder<Database, "alert", object>;

/** The chosen alerts by creation, newest first where not asked otherwise. One without any linked event says that it was at the start of its bucket. */
async function readAlerts(
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
