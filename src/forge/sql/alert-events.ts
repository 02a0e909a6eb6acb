import { sql } from "kysely";
import type { Alerts } from "#ports";
import { big } from "./big";
import { hex } from "./hex";
import { inChunks } from "./in-chunks";
import { inlineLimit } from "./inline-limit";
import { rowCount } from "./row-count";
import type { Statements } from "./statements";
import { unhex } from "./unhex";

const DAY = 86_400_000;

/** Which events belong to which alerts. */
export function createSqlAlertEvents({
  db,
  rows,
  change,
}: Statements): Pick<
  Alerts,
  "attach" | "events" | "ofEvent" | "ofEvents" | "ofRule" | "countEvents" | "matchesByDay"
> {
  return {
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
  };
}
