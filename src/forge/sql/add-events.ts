import { type RawBuilder, sql } from "kysely";
import type { AuditEvent } from "#contract";
import type { EventToStore } from "#ports";
import { actorIdentity } from "#ports/actor-identity";
import { ipRange } from "#ports/ip-range";
import { storableEvent } from "#ports/storable-event";
import { hashId } from "./hash-id";
import { inChunks } from "./in-chunks";
import type { Statements } from "./statements";
import { unhex } from "./unhex";
import { valueOf } from "./value-of";

/**
 * Inserts events that are not there yet. What they refer to goes first, so that a run which dies in between leaves no
 * event that cannot be read.
 */
export async function addEvents(
  statements: Statements,
  added: ReadonlyArray<EventToStore>,
): Promise<void> {
  const rows = added
    .map(({ event, bodyHash }) => ({ event: storableEvent(event), bodyHash }))
    .toSorted(
      (a, b) => a.event.occurredAt - b.event.occurredAt || (a.event.key < b.event.key ? -1 : 1),
    );
  const events = rows.map((row) => row.event);
  await addKinds(statements, newestOf(events, kindId));
  await addActors(statements, newestOf(events, actorId));
  await addOrigins(statements, newestOf(events, originId));
  await addTargets(statements, newestOf(events, targetId));
  for (const chunk of inChunks(rows)) {
    await statements.change(
      statements.db
        .insertInto("audit_event")
        .values(
          chunk.map(({ event, bodyHash }) => ({
            event_key: unhex(event.key),
            occurred_ms: event.occurredAt,
            processed_ms: event.processedAt,
            kind_id: kindId(event),
            actor_id: actorId(event),
            origin_id: originId(event),
            target_id: targetId(event),
            ...idColumns(event.id),
            message: event.message,
            folded: folded(event.message),
            body_hash: unhex(bodyHash),
            segment: null,
          })),
        )
        .onDuplicateKeyUpdate({ event_key: sql.ref("event_key") }),
    );
  }
}

async function addKinds(
  { db, change }: Statements,
  newest: ReadonlyMap<number, AuditEvent>,
): Promise<void> {
  for (const chunk of inChunks([...newest])) {
    await change(
      db
        .insertInto("event_kind")
        .values(
          chunk.map(([id, { source, action, product, outcome, occurredAt }]) => ({
            kind_id: id,
            source,
            action,
            product,
            outcome,
            search: action.toLowerCase(),
            seen_ms: occurredAt,
          })),
        )
        .onDuplicateKeyUpdate({ seen_ms: laterSeen() }),
    );
  }
}

/** Of an actor's names the newest event's wins, in whichever order events come. */
async function addActors(
  { db, change }: Statements,
  newest: ReadonlyMap<number, AuditEvent>,
): Promise<void> {
  for (const chunk of inChunks([...newest])) {
    await change(
      db
        .insertInto("actor")
        .values(
          chunk.map(([id, { actor, occurredAt }]) => ({
            actor_id: id,
            account_id: actor.id,
            name: actor.name,
            email: actor.email,
            kind: actor.kind,
            search: [actor.id, actor.name, actor.email].join("\n").toLowerCase(),
            seen_ms: occurredAt,
          })),
        )
        .onDuplicateKeyUpdate({
          name: newer<string>("name"),
          email: newer<string>("email"),
          kind: newer<AuditEvent["actor"]["kind"]>("kind"),
          search: newer<string>("search"),
          // Last: MySQL assigns from left to right, and the others compare with what was there.
          seen_ms: laterSeen(),
        }),
    );
  }
}

async function addOrigins(
  { db, change }: Statements,
  newest: ReadonlyMap<number, AuditEvent>,
): Promise<void> {
  for (const chunk of inChunks([...newest])) {
    await change(
      db
        .insertInto("origin")
        .values(
          chunk.map(([id, { ip, country, city, occurredAt }]) => ({
            origin_id: id,
            ip_text: ip,
            ip: address(ip),
            country,
            city,
            seen_ms: occurredAt,
          })),
        )
        .onDuplicateKeyUpdate({ seen_ms: laterSeen() }),
    );
  }
}

async function addTargets(
  { db, change }: Statements,
  newest: ReadonlyMap<number, AuditEvent>,
): Promise<void> {
  for (const chunk of inChunks([...newest])) {
    await change(
      db
        .insertInto("target")
        .values(
          chunk.map(([target_id, { target, occurredAt }]) => ({
            target_id,
            ...target,
            search: [target.type, target.id, target.name].join("\n").toLowerCase(),
            seen_ms: occurredAt,
          })),
        )
        .onDuplicateKeyUpdate({ seen_ms: laterSeen() }),
    );
  }
}

function laterSeen(): RawBuilder<number> {
  return sql<number>`greatest(${valueOf("seen_ms")}, seen_ms)`;
}

function newer<Value>(column: string): RawBuilder<Value> {
  return sql<Value>`case when ${valueOf("seen_ms")} >= seen_ms then ${valueOf(column)} else ${sql.ref(column)} end`;
}

/**
 * The newest event of each id, where events come oldest first. In order of id, as the events are in order of time: two
 * runs that lock rows in the same order do not wait for each other in a circle.
 */
function newestOf(
  events: ReadonlyArray<AuditEvent>,
  id: (event: AuditEvent) => number,
): ReadonlyMap<number, AuditEvent> {
  const newest = new Map(events.map((event) => [id(event), event]));
  return new Map([...newest].toSorted(([a], [b]) => a - b));
}

function kindId({ source, action, product, outcome }: AuditEvent): number {
  return hashId(source, action, product, outcome);
}

function actorId({ actor }: AuditEvent): number {
  return hashId(actorIdentity(actor));
}

function originId({ ip, country, city }: AuditEvent): number {
  return hashId(ip, country, city);
}

function targetId({ target }: AuditEvent): number {
  return hashId(target.type, target.id, target.name);
}

function idColumns(id: string): { readonly event_uuid: Uuid; readonly event_id: string } {
  return isUuid(id)
    ? { event_uuid: unhex(id.replaceAll("-", "")), event_id: "" }
    : { event_uuid: null, event_id: id };
}

type Uuid = ReturnType<typeof unhex> | null;

/** Lower case only: what is read back has to be what was sent. */
function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
}

function address(ip: string | null): ReturnType<typeof unhex> | null {
  const range = ip === null ? null : ipRange(ip);
  return range === null || ip?.includes("/") ? null : unhex(range.first);
}

/** Databases agree on the lower case of ASCII only: the rest is made here. */
function folded(message: string): string | null {
  return /^\p{ASCII}*$/u.test(message) ? null : message.toLowerCase();
}
