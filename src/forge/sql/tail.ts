import { type RawBuilder, sql, type SqlBool } from "kysely";
import type { EventKey } from "#contract";
import type { Tail, TailPosition } from "#ports";
import { storableText } from "#ports/storable-text";
import { hex } from "./hex";
import { inChunks } from "./in-chunks";
import { inlineLimit } from "./inline-limit";
import { rowCount } from "./row-count";
import type { Statements } from "./statements";
import { unhex } from "./unhex";

/** UTF-16 units of one part: whatever they are, a statement with them stays under 1 MiB. */
const PART = 140_000;
/** Bytes of raw events asked for at once: an answer may have 4 MiB, and JSON in JSON grows. */
const ANSWER_BYTES = 1_500_000;

/** The raw tail in SQL. An event that is too long for one statement takes several rows. */
export function createSqlTail(statements: Statements): Tail {
  const { db, rows, change } = statements;
  return {
    add: async (added) => {
      const parts = added.flatMap(({ key, raw, arrivedAt, ordinal }) => {
        const whole = storableText(raw);
        return cut(whole).map((text, part) => ({
          event_key: key,
          part,
          arrived_ms: arrivedAt,
          ordinal,
          bytes: part === 0 ? Buffer.byteLength(whole) : 0,
          raw: text,
        }));
      });
      for (const chunk of inChunks(parts)) {
        await change(
          db
            .insertInto("raw_tail")
            .values(chunk.map((row) => ({ ...row, event_key: unhex(row.event_key) })))
            .onDuplicateKeyUpdate({ event_key: sql.ref("event_key") }),
        );
      }
    },
    read: async (key) => (await readRaw(statements, [key])).get(key) ?? null,
    oldest: async (limit, maxBytes) =>
      (await firstOf(statements, null, limit, maxBytes)).map(({ key, raw, arrivedAt }) => ({
        key,
        raw,
        arrivedAt,
      })),
    after: (position, limit, maxBytes) => firstOf(statements, position, limit, maxBytes),
    byKey: async (after, limit) => {
      const found = await rows(
        db
          .selectFrom("raw_tail")
          .select([hex("event_key").as("key"), "bytes"])
          .where("part", "=", 0)
          .where("event_key", ">", unhex(after))
          .orderBy("event_key")
          .limit(inlineLimit(limit)),
      );
      const some = firstBytes(found, ANSWER_BYTES);
      const raws = await readRaw(
        statements,
        some.map(({ key }) => key),
      );
      return some.map(({ key }) => ({ key, raw: raws.get(key) ?? "" }));
    },
    rewrite: async (key, raw) => {
      const parts = await rows(
        db.selectFrom("raw_tail").select("part").where("event_key", "=", unhex(key)),
      );
      if (parts.length === 0) return;
      const whole = storableText(raw);
      const texts = cut(whole);
      // As many parts as there are: the last takes what is left, one too many is empty.
      const textOf = (part: number) =>
        part === parts.length - 1 ? texts.slice(part).join("") : (texts[part] ?? "");
      const cases = parts.map(({ part }) => sql`when part = ${part} then ${textOf(part)}`);
      await change(
        db
          .updateTable("raw_tail")
          .set({
            raw: sql<string>`case ${sql.join(cases, sql` `)} else raw end`,
            bytes: sql<number>`case when part = 0 then ${Buffer.byteLength(whole)} else 0 end`,
          })
          .where("event_key", "=", unhex(key)),
      );
    },
    drop: async (keys) => {
      for (const chunk of inChunks(keys)) {
        await change(db.deleteFrom("raw_tail").where("event_key", "in", chunk.map(unhex)));
      }
    },
    waiting: async () => {
      const [row] = await rows(
        db
          .selectFrom("raw_tail")
          .select(rowCount())
          .select(sql<string | null>`min(arrived_ms)`.as("oldest"))
          .where("part", "=", 0),
      );
      const oldest = row?.oldest ?? null;
      return { count: Number(row?.n ?? 0), oldestArrival: oldest === null ? null : Number(oldest) };
    },
  };
}

async function firstOf(
  statements: Statements,
  position: TailPosition | null,
  limit: number,
  maxBytes: number,
): Promise<ReadonlyArray<TailPosition & { readonly raw: string }>> {
  const { db, rows } = statements;
  const ready = db
    .selectFrom("raw_tail as t")
    .select([hex("t.event_key").as("key"), "t.arrived_ms", "t.ordinal", "t.bytes"])
    .where("t.part", "=", 0)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("audit_event as e")
          .select("e.actor_id")
          .whereRef("e.event_key", "=", "t.event_key"),
      ),
    )
    .orderBy("t.arrived_ms")
    .orderBy("t.ordinal")
    .orderBy("t.event_key")
    .limit(inlineLimit(limit));
  const waiting = await rows(position === null ? ready : ready.where(isBehind(position)));
  const chosen = firstBytes(waiting, maxBytes);
  const raws = new Map<EventKey, string>();
  let left = chosen;
  while (left.length > 0) {
    const some = firstBytes(left, ANSWER_BYTES);
    const keys = some.map((row) => row.key);
    for (const [key, raw] of await readRaw(statements, keys)) raws.set(key, raw);
    left = left.slice(some.length);
  }
  return chosen.flatMap(({ key, arrived_ms, ordinal }) => {
    const raw = raws.get(key);
    return raw === undefined ? [] : [{ key, raw, arrivedAt: Number(arrived_ms), ordinal }];
  });
}

/** Written so that the database walks its index from the position on. */
function isBehind({ arrivedAt, ordinal, key }: TailPosition): RawBuilder<SqlBool> {
  return sql<SqlBool>`t.arrived_ms >= ${arrivedAt} and (t.arrived_ms > ${arrivedAt} or (t.ordinal > ${ordinal} or (t.ordinal = ${ordinal} and t.event_key > ${unhex(key)})))`;
}

/** Whole events by key. One whose first part says more bytes than there are is still being written and left out. */
async function readRaw(
  { db, rows }: Statements,
  keys: ReadonlyArray<EventKey>,
): Promise<ReadonlyMap<EventKey, string>> {
  if (keys.length === 0) return new Map();
  const parts = await rows(
    db
      .selectFrom("raw_tail")
      .select([hex("event_key").as("key"), "bytes", "raw"])
      .where("event_key", "in", keys.map(unhex))
      .orderBy("event_key")
      .orderBy("part"),
  );
  const whole = new Map<EventKey, { readonly raw: string; readonly bytes: number }>();
  for (const { key, bytes, raw } of parts) {
    const before = whole.get(key);
    whole.set(key, { raw: (before?.raw ?? "") + raw, bytes: (before?.bytes ?? 0) + bytes });
  }
  return new Map(
    [...whole]
      .filter(([, { raw, bytes }]) => Buffer.byteLength(raw) === bytes)
      .map(([key, { raw }]) => [key, raw]),
  );
}

/** The first rows that have no more bytes together; at least one. */
function firstBytes<Row extends { readonly bytes: number }>(
  rows: ReadonlyArray<Row>,
  maxBytes: number,
): ReadonlyArray<Row> {
  let bytes = 0;
  const tooMany = rows.findIndex((row, index) => {
    bytes += row.bytes;
    return bytes > maxBytes && index > 0;
  });
  return tooMany === -1 ? rows : rows.slice(0, tooMany);
}

/** Never between the two halves of a code point. */
function cut(text: string): ReadonlyArray<string> {
  const parts: string[] = [];
  let from = 0;
  do {
    const end = from + PART;
    const isInside = end < text.length && (text.codePointAt(end - 1) ?? 0) > 0xffff;
    const to = isInside ? end - 1 : end;
    parts.push(text.slice(from, to));
    from = to;
  } while (from < text.length);
  return parts;
}
