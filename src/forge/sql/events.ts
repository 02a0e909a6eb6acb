import { sql } from "kysely";
import type { AuditEvent, EventFilter, EventKey, EventPosition } from "#contract";
import type { Events } from "#ports";
import { addEvents } from "./add-events";
import { big } from "./big";
import { eventConditions } from "./event-conditions";
import { findActors } from "./find-actors";
import { hashId } from "./hash-id";
import { hex } from "./hex";
import { inChunks } from "./in-chunks";
import { inlineLimit } from "./inline-limit";
import { narrowEvents } from "./narrow-events";
import { type ChosenEvents, readEvents } from "./read-events";
import { readCountable } from "./read-countable";
import { rowCount } from "./row-count";
import type { Statements } from "./statements";
import { unhex } from "./unhex";

const FACET_VALUES = 2_000;

/** The searchable window in SQL. */
export function createSqlEvents(statements: Statements): Events {
  const { db, rows, change } = statements;
  /** Null where no event can meet the filter. */
  const choose = async (
    filter: EventFilter,
    after: EventPosition | null,
  ): Promise<ChosenEvents | null> => {
    const narrowed = await narrowEvents(statements, filter);
    return narrowed === null
      ? null
      : [...narrowed, ...eventConditions(filter, after)].reduce<ChosenEvents>(
          (query, condition) => query.where(condition),
          db.selectFrom("audit_event"),
        );
  };
  const withKeys = (keys: ReadonlyArray<EventKey>): ChosenEvents =>
    db.selectFrom("audit_event").where("event_key", "in", keys.map(unhex));

  return {
    known: (keys) => readKnown(statements, keys),
    add: async (added) => {
      const stored = await readKnown(
        statements,
        added.map(({ event }) => event.key),
      );
      const fresh = added.filter(
        ({ event: { key } }, index) =>
          !stored.has(key) && added.findIndex(({ event }) => event.key === key) === index,
      );
      await addEvents(statements, fresh);
      return fresh.length;
    },
    search: async ({ filter, after, limit }) => {
      const chosen = await choose(filter, after);
      if (chosen === null) return [];
      return await readEvents(
        statements,
        chosen
          .orderBy("audit_event.occurred_ms", "desc")
          .orderBy("audit_event.event_key", "desc")
          .limit(inlineLimit(limit)),
      );
    },
    count: async (filter, ceiling) => {
      const chosen = await choose(filter, null);
      if (chosen === null) return 0;
      const found = chosen.select("audit_event.actor_id").limit(inlineLimit(ceiling));
      const [row] = await rows(db.selectFrom(found.as("found")).select(rowCount()));
      return Number(row?.n ?? 0);
    },
    get: async (key) => {
      const [row] = await rows(withKeys([key]).select("audit_event.segment"));
      const [event] = row === undefined ? [] : await readEvents(statements, withKeys([key]));
      return row === undefined || event === undefined ? null : { event, segment: row.segment };
    },
    getMany: async (keys) => {
      const events: AuditEvent[] = [];
      // An answer may have 4 MiB, and a row of the longest texts 12 KB.
      for (const chunk of inChunks([...new Set(keys)], 200)) {
        events.push(...(await readEvents(statements, withKeys(chunk))));
      }
      return events;
    },
    facets: async () => ({
      actions: await readValues(statements, "event_kind", "action"),
      products: await readValues(statements, "event_kind", "product"),
      countries: await readValues(statements, "origin", "country"),
    }),
    findActors: (query, ids) => findActors(statements, query, ids),
    point: async (keys, segment) => {
      for (const chunk of inChunks(keys)) {
        await change(
          db.updateTable("audit_event").set({ segment }).where("event_key", "in", chunk.map(unhex)),
        );
      }
    },
    newestPlaces: async (limit) =>
      await rows(
        db
          .selectFrom("audit_event")
          .select([hex("event_key").as("key"), "segment"])
          .orderBy("occurred_ms", "desc")
          .orderBy("event_key", "desc")
          .limit(inlineLimit(limit)),
      ),
    firstFrom: async (at, exceptActors = []) => {
      const from = db
        .selectFrom("audit_event")
        .select("occurred_ms")
        .where("occurred_ms", ">=", big(at))
        .orderBy("occurred_ms")
        .limit(inlineLimit(1));
      const except = exceptActors.map((id) => big(hashId(id)));
      const [row] = await rows(
        except.length === 0 ? from : from.where("actor_id", "not in", except),
      );
      return row === undefined ? null : Number(row.occurred_ms);
    },
    countable: (range) => readCountable(statements, range),
    remove: async (keys) => {
      for (const chunk of inChunks(keys)) {
        await change(db.deleteFrom("audit_event").where("event_key", "in", chunk.map(unhex)));
      }
    },
    forgetNames: async (actorId, seenUntil) => {
      await change(
        db
          .updateTable("actor")
          .set({ name: "", email: "", search: actorId.toLowerCase() })
          .where("actor_id", "=", big(hashId(actorId)))
          .where("seen_ms", "<=", big(seenUntil)),
      );
    },
    forgetUnseen: async (before) => {
      for (const table of ["event_kind", "actor", "origin", "target"] as const) {
        await change(db.deleteFrom(table).where("seen_ms", "<", big(before)));
      }
    },
    span: async () => {
      const [row] = await rows(
        db
          .selectFrom("audit_event")
          .select(sql<string | null>`min(occurred_ms)`.as("oldest"))
          .select(sql<string | null>`max(occurred_ms)`.as("newest"))
          .select(rowCount()),
      );
      return row === undefined || row.oldest === null || row.newest === null
        ? null
        : { oldest: Number(row.oldest), newest: Number(row.newest), count: Number(row.n) };
    },
    lags: async (limit) => {
      const newest = await rows(
        db
          .selectFrom("audit_event")
          .select(["occurred_ms", "processed_ms"])
          .orderBy("occurred_ms", "desc")
          .orderBy("event_key", "desc")
          .limit(inlineLimit(limit)),
      );
      return newest.map((row) => Number(row.processed_ms) - Number(row.occurred_ms));
    },
  };
}

async function readKnown(
  { db, rows }: Statements,
  keys: ReadonlyArray<EventKey>,
): Promise<ReadonlyMap<EventKey, string>> {
  const known = new Map<EventKey, string>();
  for (const chunk of inChunks([...new Set(keys)])) {
    const found = await rows(
      db
        .selectFrom("audit_event")
        .select([hex("event_key").as("key"), hex("body_hash").as("bodyHash")])
        .where("event_key", "in", chunk.map(unhex)),
    );
    for (const { key, bodyHash } of found) known.set(key, bodyHash);
  }
  return known;
}

async function readValues(
  { db, rows }: Statements,
  table: "event_kind" | "origin",
  column: "action" | "product" | "country",
): Promise<ReadonlyArray<string>> {
  const found = await rows(
    db
      .selectFrom(table)
      .select(sql.ref<string>(column).as("value"))
      .distinct()
      .orderBy("value")
      .limit(inlineLimit(FACET_VALUES)),
  );
  return found.map((row) => row.value).filter((value) => value !== "");
}
