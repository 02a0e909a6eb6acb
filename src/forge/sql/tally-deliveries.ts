import { sql } from "kysely";
import type { DestinationTally, Delivery } from "#contract";
import { inlineLimit } from "./inline-limit";
import { rowCount } from "./row-count";
import type { Statements } from "./statements";

/** Counts the deliveries of each destination, and finds the latest failure of each that has any. */
export async function tallyDeliveries({
  db,
  rows,
}: Statements): Promise<ReadonlyArray<DestinationTally>> {
  const found = await rows(
    db
      .selectFrom("delivery")
      .select(["destination_id", "state"])
      .select(rowCount())
      .select(sql<string>`min(created_ms)`.as("oldest"))
      .select(sql<string>`max(updated_ms)`.as("latest"))
      .groupBy(["destination_id", "state"])
      .orderBy("destination_id"),
  );
  const lastError = async (destinationId: string): Promise<DestinationTally["lastError"]> => {
    const [row] = await rows(
      db
        .selectFrom("delivery")
        .select(["last_error", "updated_ms"])
        .where("destination_id", "=", destinationId)
        .where("state", "in", ["waiting", "rejected"])
        .where("last_error", "<>", "")
        .orderBy("updated_ms", "desc")
        .orderBy("delivery_key")
        .limit(inlineLimit(1)),
    );
    return row === undefined ? null : { text: row.last_error, at: Number(row.updated_ms) };
  };
  const tallies: DestinationTally[] = [];
  for (const destinationId of new Set(found.map((row) => row.destination_id))) {
    const of = (state: Delivery["state"]) =>
      found.find((row) => row.destination_id === destinationId && row.state === state);
    const count = (state: Delivery["state"]): number => Number(of(state)?.n ?? 0);
    const [waiting, delivered, rejected] = [
      count("waiting"),
      count("delivered"),
      count("rejected"),
    ];
    tallies.push({
      destinationId,
      queued: waiting + delivered + rejected,
      waiting,
      delivered,
      rejected,
      oldestWaitingAt: momentOf(of("waiting")?.oldest),
      lastDeliveredAt: momentOf(of("delivered")?.latest),
      lastError: waiting + rejected === 0 ? null : await lastError(destinationId),
    });
  }
  return tallies;
}

const momentOf = (text: string | undefined): number | null =>
  text === undefined ? null : Number(text);
