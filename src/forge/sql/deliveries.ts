import { sql } from "kysely";
import type { Delivery } from "#contract";
import type { Deliveries } from "#ports";
import { alertTextLimits } from "#ports/alert-text-limits";
import { storableText } from "#ports/storable-text";
import { big } from "./big";
import { claimDelivery } from "./claim-delivery";
import { hex } from "./hex";
import { inChunks } from "./in-chunks";
import { inlineLimit } from "./inline-limit";
import { readDeliveries } from "./read-deliveries";
import { rowCount } from "./row-count";
import { createSqlDeliveryQueues } from "./delivery-queues";
import type { Statements } from "./statements";
import { tallyDeliveries } from "./tally-deliveries";
import { unhex } from "./unhex";

/** The delivery table. Its rows are the truth; a queue only wakes whoever works through them. */
export function createSqlDeliveries(statements: Statements): Deliveries {
  const { db, rows, change } = statements;
  const deliveries = db.selectFrom("delivery");
  return {
    add: async (added) => {
      let fresh = 0;
      for (const chunk of inChunks(added)) {
        const keys = [...new Set(chunk.map(({ key }) => key))];
        const stored = await rows(
          deliveries
            .select(hex("delivery_key").as("key"))
            .where("delivery_key", "in", keys.map(unhex)),
        );
        fresh += keys.length - stored.length;
        if (keys.length === stored.length) continue;
        await change(
          db
            .insertInto("delivery")
            .values(
              chunk.map((row) => ({
                delivery_key: unhex(row.key),
                alert_key: unhex(row.alertKey),
                destination_id: row.destinationId,
                kind: row.kind,
                subject: row.subject,
                state: "waiting" as const,
                attempts: 0,
                due_ms: row.dueAt,
                reference: "",
                last_error: "",
                created_ms: row.createdAt,
                updated_ms: row.createdAt,
                claimed_by: "",
                claimed_until: 0,
                attempting_ms: null,
                version: 0,
              })),
            )
            .onDuplicateKeyUpdate({ delivery_key: sql.ref("delivery_key") }),
        );
      }
      return fresh;
    },
    due: async ({ destinationId, now, limit }) =>
      await readDeliveries(
        statements,
        deliveries
          .where("destination_id", "=", destinationId)
          .where("state", "=", "waiting")
          .where("due_ms", "<=", big(now))
          .where("claimed_until", "<=", big(now))
          .orderBy("due_ms")
          .limit(inlineLimit(limit)),
      ),
    claim: (claim) => claimDelivery(statements, claim),
    settle: async ({ key, owner, state, dueAt, reference, lastError, unknown, at }) => {
      const settled = await change(
        db
          .updateTable("delivery")
          .set((eb) => ({
            state,
            due_ms: dueAt,
            reference: storableText(reference, alertTextLimits.reference),
            last_error: storableText(lastError, alertTextLimits.lastError),
            updated_ms: at,
            claimed_by: "",
            claimed_until: 0,
            version: eb("version", "+", 1),
            ...(unknown ? {} : { attempting_ms: null }),
          }))
          .where("delivery_key", "=", unhex(key))
          .where("claimed_by", "=", owner)
          .where("state", "=", "waiting"),
      );
      return settled === 1;
    },
    ofAlert: (alertKey) =>
      readDeliveries(statements, deliveries.where("alert_key", "=", unhex(alertKey))),
    alertOf: async (destinationId, reference) => {
      const [row] = await rows(
        deliveries
          .select(hex("alert_key").as("key"))
          .where("destination_id", "=", destinationId)
          .where("reference", "=", reference)
          .where("kind", "=", "alert")
          .limit(inlineLimit(1)),
      );
      return row?.key ?? null;
    },
    opened: ({ destinationId, since, after, limit }) => {
      const chosen = deliveries
        .select([hex("alert_key").as("alertKey"), "reference"])
        .where("destination_id", "=", destinationId)
        .where("kind", "=", "alert")
        .where("state", "=", "delivered")
        .where("created_ms", ">=", big(since))
        .orderBy("alert_key")
        .limit(inlineLimit(limit));
      return rows(after === "" ? chosen : chosen.where("alert_key", ">", unhex(after)));
    },
    remove: async (alertKeys) => {
      for (const chunk of inChunks(alertKeys)) {
        await change(db.deleteFrom("delivery").where("alert_key", "in", chunk.map(unhex)));
      }
    },
    ofAlerts: async (alertKeys) => {
      const found: Delivery[] = [];
      for (const chunk of inChunks([...new Set(alertKeys)], 25)) {
        const chosen = deliveries.where("alert_key", "in", chunk.map(unhex));
        found.push(...(await readDeliveries(statements, chosen)));
      }
      return found;
    },
    deliveredSince: async ({ alertKey, destinationId, kind, since }) => {
      const [row] = await rows(
        deliveries
          .select(rowCount())
          .where("alert_key", "=", unhex(alertKey))
          .where("destination_id", "=", destinationId)
          .where("kind", "=", kind)
          .where("state", "=", "delivered")
          .where("updated_ms", ">=", big(since)),
      );
      return Number(row?.n ?? 0);
    },
    redrive: async ({ key, alertKey, destinationId, at }) => {
      let rejected = db
        .updateTable("delivery")
        .set((eb) => ({
          state: "waiting",
          attempts: 0,
          due_ms: at,
          updated_ms: at,
          version: eb("version", "+", 1),
        }))
        .where("state", "=", "rejected");
      if (key !== undefined) rejected = rejected.where("delivery_key", "=", unhex(key));
      if (alertKey !== undefined) rejected = rejected.where("alert_key", "=", unhex(alertKey));
      if (destinationId !== undefined) {
        rejected = rejected.where("destination_id", "=", destinationId);
      }
      return await change(rejected);
    },
    counts: async () => {
      const found = await rows(deliveries.select("state").select(rowCount()).groupBy("state"));
      const of = (state: Delivery["state"]): number =>
        Number(found.find((row) => row.state === state)?.n ?? 0);
      const [waiting, delivered, rejected] = [of("waiting"), of("delivered"), of("rejected")];
      return { queued: waiting + delivered + rejected, waiting, delivered, rejected };
    },
    ...createSqlDeliveryQueues(statements),
    log: async ({ after, limit, destinationId, state }) => {
      let page = deliveries;
      if (destinationId !== undefined) page = page.where("destination_id", "=", destinationId);
      if (state !== undefined) page = page.where("state", "=", state);
      if (after !== null) {
        page = page
          .where("created_ms", "<=", big(after.createdAt))
          .where((eb) =>
            eb.or([
              eb("created_ms", "<", big(after.createdAt)),
              eb("delivery_key", "<", unhex(after.key)),
            ]),
          );
      }
      const newest = page.orderBy("created_ms", "desc").orderBy("delivery_key", "desc");
      return await readDeliveries(statements, newest.limit(inlineLimit(limit)));
    },
    tallies: () => tallyDeliveries(statements),
  };
}
