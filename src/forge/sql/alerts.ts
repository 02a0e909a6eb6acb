import { sql } from "kysely";
import { AlertWhy } from "#contract";
import type { Alerts } from "#ports";
import { alertTextLimits } from "#ports/alert-text-limits";
import { storableText } from "#ports/storable-text";
import { createSqlAlertEvents } from "./alert-events";
import { createSqlAlertFigures } from "./alert-figures";
import { big } from "./big";
import { hex } from "./hex";
import { inChunks } from "./in-chunks";
import { inlineLimit } from "./inline-limit";
import { rowCount } from "./row-count";
import { readAlerts, type ChosenAlerts } from "./read-alerts";
import type { Statements } from "./statements";
import { unhex } from "./unhex";

/** Alerts in SQL, and the events that belong to them. What an alert says of its events is counted when it is read. */
export function createSqlAlerts(statements: Statements): Alerts {
  const { db, rows, change } = statements;
  return {
    ...createSqlAlertEvents(statements),
    ...createSqlAlertFigures(statements),
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
    count: async () => {
      const [row] = await rows(db.selectFrom("alert").select(rowCount()));
      return Number(row?.n ?? 0);
    },
  };
}
