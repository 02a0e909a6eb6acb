import type { Deliveries } from "#ports";
import { big } from "./big";
import { readDeliveries } from "./read-deliveries";
import type { Statements } from "./statements";
import { unhex } from "./unhex";

/**
 * Reads the delivery, then takes it where nobody changed it in between: only so is it certain since when an earlier
 * attempt was under way.
 */
export async function claimDelivery(
  statements: Statements,
  { key, owner, now, until }: Parameters<Deliveries["claim"]>[0],
): ReturnType<Deliveries["claim"]> {
  const { db, rows, change } = statements;
  const free = db
    .selectFrom("delivery")
    .where("delivery_key", "=", unhex(key))
    .where("state", "=", "waiting")
    .where("due_ms", "<=", big(now))
    .where("claimed_until", "<=", big(now));
  const [before] = await rows(free.select(["version", "attempting_ms"]));
  if (before === undefined) return null;
  const [delivery] = await readDeliveries(statements, free.where("version", "=", before.version));
  if (delivery === undefined) return null;
  const taken = await change(
    db
      .updateTable("delivery")
      .set((eb) => ({
        attempts: eb("attempts", "+", 1),
        claimed_by: owner,
        claimed_until: until,
        attempting_ms: now,
        updated_ms: now,
        version: before.version + 1,
      }))
      .where("delivery_key", "=", unhex(key))
      .where("version", "=", before.version),
  );
  if (taken !== 1) return null;
  return {
    delivery: { ...delivery, attempts: delivery.attempts + 1, updatedAt: now },
    unsettledSince: before.attempting_ms === null ? null : Number(before.attempting_ms),
  };
}
