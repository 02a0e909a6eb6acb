import { type Expression, expressionBuilder, type SqlBool, sql } from "kysely";
import type { EventFilter, EventPosition } from "#contract";
import { ipRange } from "#ports/ip-range";
import { searchWords } from "#ports/search-words";
import { big } from "./big";
import type { Database } from "./database";
import { hashId } from "./hash-id";
import { likePattern } from "./like-pattern";
import { unhex } from "./unhex";

type Condition = Expression<SqlBool>;

/** What an `audit_event` row has to meet. The tables beside it are asked in subqueries: they are small. */
export function eventConditions(
  filter: EventFilter,
  after: EventPosition | null,
): ReadonlyArray<Condition> {
  const words = searchWords(filter.text ?? "");
  return [
    ...inTime(filter, after),
    ...ofKind(filter),
    ...byActor(filter.actors),
    ...fromOrigin(filter),
    ...words.map(hasWord),
  ];
}

const event = () => expressionBuilder<Database, "audit_event">();

function inTime(filter: EventFilter, after: EventPosition | null): ReadonlyArray<Condition> {
  const eb = event();
  const conditions: Condition[] = [];
  if (filter.from !== undefined) conditions.push(eb("occurred_ms", ">=", big(filter.from)));
  if (filter.to !== undefined) conditions.push(eb("occurred_ms", "<", big(filter.to)));
  if (after !== null) {
    // Not the row form (a, b) < (?, ?), for which MariaDB reads the index from its beginning.
    conditions.push(
      eb("occurred_ms", "<=", big(after.occurredAt)),
      eb.or([
        eb("occurred_ms", "<", big(after.occurredAt)),
        eb("event_key", "<", unhex(after.key)),
      ]),
    );
  }
  return conditions;
}

function ofKind(filter: EventFilter): ReadonlyArray<Condition> {
  const kind = expressionBuilder<Database, "event_kind">();
  const conditions: Condition[] = [];
  if (isSet(filter.actions)) conditions.push(kind("action", "in", filter.actions));
  if (isSet(filter.products)) conditions.push(kind("product", "in", filter.products));
  if (isSet(filter.outcomes)) conditions.push(kind("outcome", "in", filter.outcomes));
  if (conditions.length === 0) return [];
  const eb = event();
  const kinds = eb.selectFrom("event_kind").select("kind_id").where(kind.and(conditions));
  return [eb("kind_id", "in", kinds)];
}

function byActor(ids: EventFilter["actors"]): ReadonlyArray<Condition> {
  return isSet(ids)
    ? [
        event()(
          "actor_id",
          "in",
          ids.map((id) => big(hashId(id))),
        ),
      ]
    : [];
}

function fromOrigin({ ip, countries }: EventFilter): ReadonlyArray<Condition> {
  const origin = expressionBuilder<Database, "origin">();
  const conditions: Condition[] = [];
  if (isSet(countries)) conditions.push(origin("country", "in", countries));
  if (ip !== undefined) {
    const range = ipRange(ip);
    if (range === null) conditions.push(origin("ip_text", "=", ip.trim()));
    else {
      conditions.push(
        origin("ip", ">=", unhex(range.first)),
        origin("ip", "<=", unhex(range.last)),
      );
    }
  }
  if (conditions.length === 0) return [];
  const eb = event();
  const origins = eb.selectFrom("origin").select("origin_id").where(origin.and(conditions));
  return [eb("origin_id", "in", origins)];
}

/** A word in the message, or in what the row's target, actor or action is called. */
function hasWord(word: string): Condition {
  const eb = event();
  const isLike = (text: Expression<string>): Condition =>
    sql<SqlBool>`${text} like ${likePattern(word)} escape '!'`;
  const own = sql<string>`coalesce(folded, lower(message))`;
  const search = sql.ref<string>("search");
  return eb.or([
    isLike(own),
    eb("kind_id", "in", eb.selectFrom("event_kind").select("kind_id").where(isLike(search))),
    eb("actor_id", "in", eb.selectFrom("actor").select("actor_id").where(isLike(search))),
    eb("target_id", "in", eb.selectFrom("target").select("target_id").where(isLike(search))),
  ]);
}

function isSet<Value>(values: ReadonlyArray<Value> | undefined): values is ReadonlyArray<Value> {
  return values !== undefined && values.length > 0;
}
