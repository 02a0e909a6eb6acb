import { sql } from "kysely";
import type { Alerts } from "#ports";
import { big } from "./big";
import { hex } from "./hex";
import { inlineLimit } from "./inline-limit";
import { rowCount } from "./row-count";
import type { Statements } from "./statements";

/** How many alerts there were, by rule, hour and level. */
export function createSqlAlertFigures({
  db,
  rows,
}: Statements): Pick<Alerts, "countByRule" | "raised" | "volume" | "raisedByRule"> {
  return {
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
