import { sql } from "kysely";
import type { Deliveries } from "#ports";
import { alertTextLimits } from "#ports/alert-text-limits";
import { storableText } from "#ports/storable-text";
import { big } from "./big";
import type { Statements } from "./statements";

/** What is done to all waiting deliveries of a destination at once. */
export function createSqlDeliveryQueues({
  db,
  rows,
  change,
}: Statements): Pick<Deliveries, "nextDue" | "hold" | "hasten" | "refuse"> {
  const waitingOf = (destinationId: string) =>
    db
      .updateTable("delivery")
      .set((eb) => ({ version: eb("version", "+", 1) }))
      .where("destination_id", "=", destinationId)
      .where("state", "=", "waiting");
  return {
    nextDue: async () => {
      const found = await rows(
        db
          .selectFrom("delivery")
          .select("destination_id")
          .select(sql<string>`min(greatest(due_ms, claimed_until))`.as("next"))
          .where("state", "=", "waiting")
          .groupBy("destination_id"),
      );
      return new Map(found.map((row) => [row.destination_id, Number(row.next)]));
    },
    hold: async (destinationId, until) => {
      const early = waitingOf(destinationId).where("due_ms", "<", big(until));
      await change(early.set({ due_ms: until }));
    },
    hasten: async (destinationId, at) => {
      const late = waitingOf(destinationId).where("due_ms", ">", big(at));
      await change(late.set({ due_ms: at }));
    },
    refuse: ({ destinationId, reason, at }) =>
      change(
        waitingOf(destinationId)
          .where("claimed_until", "<=", big(at))
          .set({
            state: "rejected",
            last_error: storableText(reason, alertTextLimits.lastError),
            updated_ms: at,
          }),
      ),
  };
}
