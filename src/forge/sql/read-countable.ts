import type { CountableEvent, Events } from "#ports";
import { big } from "./big";
import { hex } from "./hex";
import { inlineLimit } from "./inline-limit";
import type { Statements } from "./statements";
import { unhex } from "./unhex";

/** What is counted of events, oldest first. Outer joins: an event whose actor is forgotten still counts. */
export async function readCountable(
  { db, rows }: Statements,
  { from, to, after, limit }: Parameters<Events["countable"]>[0],
): Promise<ReadonlyArray<CountableEvent>> {
  const chosen = db
    .selectFrom("audit_event")
    .select(["event_key", "occurred_ms", "kind_id", "actor_id", "origin_id"])
    .where("occurred_ms", ">=", big(after?.occurredAt ?? from))
    .where("occurred_ms", "<", big(to))
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb("occurred_ms", ">", big(after?.occurredAt ?? from)),
          eb("event_key", ">", unhex(after?.key ?? "")),
        ]),
      ),
    )
    .orderBy("occurred_ms")
    .orderBy("event_key")
    .limit(inlineLimit(limit));
  const found = await rows(
    db
      .selectFrom(chosen.as("e"))
      .leftJoin("event_kind as k", "k.kind_id", "e.kind_id")
      .leftJoin("actor as a", "a.actor_id", "e.actor_id")
      .leftJoin("origin as o", "o.origin_id", "e.origin_id")
      .select(hex("e.event_key").as("key"))
      .select(["e.occurred_ms", "k.action", "k.product", "k.outcome"])
      .select(["a.account_id", "o.country", "o.ip_text"])
      .orderBy("e.occurred_ms")
      .orderBy("e.event_key"),
  );
  return found.map((row) => ({
    key: row.key,
    occurredAt: Number(row.occurred_ms),
    action: row.action ?? "",
    product: row.product ?? "",
    outcome: row.outcome ?? "unknown",
    actorId: row.account_id ?? "",
    country: row.country ?? "",
    ip: row.ip_text ?? "",
  }));
}
