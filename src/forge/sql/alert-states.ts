import { sql } from "kysely";
import type { AlertState } from "#contract";
import type { AlertStates } from "#ports";
import { alertTextLimits } from "#ports/alert-text-limits";
import { storableText } from "#ports/storable-text";
import { big } from "./big";
import { hex } from "./hex";
import { inChunks } from "./in-chunks";
import { rowCount } from "./row-count";
import type { Statements } from "./statements";
import { unhex } from "./unhex";

/** What became of alerts, in SQL: columns of the alert's own row. */
export function createSqlAlertStates({ db, rows, change }: Statements): AlertStates {
  return {
    set: async (alertKey, state) => {
      const moved = await change(
        db
          .updateTable("alert")
          .set({
            ...columns(state),
            acknowledged_ms: sql<number | null>`coalesce(acknowledged_ms, ${state.acknowledgedAt})`,
          })
          .where("alert_key", "=", unhex(alertKey))
          .where("as_of_ms", "<", big(state.asOf)),
      );
      return moved === 1;
    },
    ofAlerts: async (keys) => {
      const states = new Map<string, AlertState>();
      for (const chunk of inChunks([...new Set(keys)], 100)) {
        const found = await rows(
          db
            .selectFrom("alert")
            .select(hex("alert_key").as("key"))
            .select(["status", "issue_status", "assignee_id", "resolution"])
            .select(["acknowledged_ms", "closed_ms", "as_of_ms"])
            .where("alert_key", "in", chunk.map(unhex))
            .where("as_of_ms", ">", big(0)),
        );
        for (const row of found) {
          states.set(row.key, {
            status: row.status,
            issueStatus: row.issue_status,
            assigneeId: row.assignee_id,
            resolution: row.resolution,
            acknowledgedAt: row.acknowledged_ms === null ? null : Number(row.acknowledged_ms),
            closedAt: row.closed_ms === null ? null : Number(row.closed_ms),
            asOf: Number(row.as_of_ms),
          });
        }
      }
      return states;
    },
    outcomes: async (since) => {
      const counts = await rows(
        db
          .selectFrom("alert")
          .select(["rule_id", "status", "resolution"])
          .select(rowCount())
          .where("created_ms", ">=", big(since))
          .where("as_of_ms", ">", big(0))
          .groupBy(["rule_id", "status", "resolution"]),
      );
      return counts.map(({ rule_id: ruleId, status, resolution, n }) => ({
        ruleId,
        status,
        resolution,
        count: Number(n),
      }));
    },
  };
}

const columns = (state: AlertState) => ({
  status: state.status,
  issue_status: storableText(state.issueStatus, alertTextLimits.reference),
  assignee_id: state.assigneeId,
  resolution: storableText(state.resolution, alertTextLimits.reference),
  acknowledged_ms: state.acknowledgedAt,
  closed_ms: state.closedAt,
  as_of_ms: state.asOf,
});
