import type { SelectQueryBuilder } from "kysely";
import type { Delivery } from "#contract";
import type { Database } from "./database";
import { hex } from "./hex";
import type { Statements } from "./statements";

/** The chosen deliveries in the chosen order, then oldest first. An alert goes before its matches: the kinds sort so. */
export async function readDeliveries(
  { rows }: Statements,
  chosen: SelectQueryBuilder<Database, "delivery", object>,
): Promise<ReadonlyArray<Delivery>> {
  const found = await rows(
    chosen
      .select([hex("delivery_key").as("key"), hex("alert_key").as("alertKey")])
      .select(["destination_id", "kind", "subject", "state", "attempts", "due_ms"])
      .select(["reference", "last_error", "created_ms", "updated_ms"])
      .orderBy("created_ms")
      .orderBy("kind")
      .orderBy("delivery_key"),
  );
  return found.map((row) => ({
    key: row.key,
    alertKey: row.alertKey,
    destinationId: row.destination_id,
    kind: row.kind,
    subject: row.subject,
    state: row.state,
    attempts: row.attempts,
    dueAt: Number(row.due_ms),
    reference: row.reference,
    lastError: row.last_error,
    createdAt: Number(row.created_ms),
    updatedAt: Number(row.updated_ms),
  }));
}
