import { expressionBuilder, type SelectQueryBuilder, sql, type SqlBool } from "kysely";
import type { EventFilter } from "#contract";
import { ipRange } from "#ports/ip-range";
import { big } from "./big";
import type { Database } from "./database";
import type { EventCondition } from "./event-conditions";
import { hashId } from "./hash-id";
import { inlineLimit } from "./inline-limit";
import { rowCount } from "./row-count";
import type { Statements } from "./statements";
import { unhex } from "./unhex";

/** Fewer event rows than this are worth an index: they are all read and sorted. */
const FEW_ROWS = 2_000;
/** More ids than this stay in a subquery. */
const MOST_IDS = 1_000;

/**
 * What a filter asks of kind, actor and origin, or null where no event can meet it.
 *
 * Left alone, MariaDB starts with the small tables and sorts all events that belong to them: a page of one product took
 * 8 s among 300,000 events. So it is found out here which of the three leaves few events. That one may use its index;
 * for the others time order is best, and `+ 0` keeps their indexes out of it, which every server understands.
 */
export async function narrowEvents(
  statements: Statements,
  filter: EventFilter,
): Promise<ReadonlyArray<EventCondition> | null> {
  const ways: Way[] = [];
  for (const chosen of chosenTables(statements, filter)) {
    const way = await resolve(statements, chosen);
    if (way.ids.length === 0) return null;
    ways.push(way);
  }
  if (isSet(filter.actors)) {
    ways.push({ column: "actor_id", ids: filter.actors.map((id) => hashId(id)), rest: null });
  }
  const counted: Array<{ readonly way: Way; readonly events: number }> = [];
  for (const way of ways) counted.push({ way, events: await countFew(statements, way) });
  const [rarest] = counted.toSorted((a, b) => a.events - b.events);
  return counted.map(({ way, events }) => condition(way, way === rarest?.way && events < FEW_ROWS));
}

/** Ids that a filter allows in one column of the event table. */
interface Way {
  readonly column: "kind_id" | "actor_id" | "origin_id";
  readonly ids: ReadonlyArray<number>;
  /** Where there are too many ids: the subquery that finds all of them. */
  readonly rest: IdQuery | null;
}

type IdQuery = SelectQueryBuilder<Database, "event_kind" | "origin", { id: string }>;

function chosenTables(
  { db }: Statements,
  filter: EventFilter,
): ReadonlyArray<{ readonly column: Way["column"]; readonly query: IdQuery }> {
  const kind = kindConditions(filter);
  const origin = originConditions(filter);
  const from = (table: "event_kind" | "origin", column: Way["column"], all: EventCondition[]) => ({
    column,
    query: all.reduce<IdQuery>(
      (query, each) => query.where(each),
      db.selectFrom(table).select(sql.ref<string>(column).as("id")),
    ),
  });
  return [
    ...(kind.length > 0 ? [from("event_kind", "kind_id", kind)] : []),
    ...(origin.length > 0 ? [from("origin", "origin_id", origin)] : []),
  ];
}

function kindConditions({ actions, products, outcomes }: EventFilter): EventCondition[] {
  const kind = expressionBuilder<Database, "event_kind">();
  const conditions: EventCondition[] = [];
  if (isSet(actions)) conditions.push(kind("action", "in", actions));
  if (isSet(products)) conditions.push(kind("product", "in", products));
  if (isSet(outcomes)) conditions.push(kind("outcome", "in", outcomes));
  return conditions;
}

function originConditions({ ip, countries }: EventFilter): EventCondition[] {
  const origin = expressionBuilder<Database, "origin">();
  const conditions: EventCondition[] = [];
  if (isSet(countries)) conditions.push(origin("country", "in", countries));
  if (ip === undefined) return conditions;
  const range = ipRange(ip);
  return range === null
    ? [...conditions, origin("ip_text", "=", ip.trim())]
    : [
        ...conditions,
        origin("ip", ">=", unhex(range.first)),
        origin("ip", "<=", unhex(range.last)),
      ];
}

async function resolve(
  { rows }: Statements,
  { column, query }: { readonly column: Way["column"]; readonly query: IdQuery },
): Promise<Way> {
  const found = await rows(query.limit(inlineLimit(MOST_IDS + 1)));
  const ids = found.map((row) => Number(row.id));
  return { column, ids, rest: ids.length > MOST_IDS ? query : null };
}

/** How many events a way leads to, counted up to `FEW_ROWS` in its index. */
async function countFew({ db, rows }: Statements, way: Way): Promise<number> {
  if (way.rest !== null) return FEW_ROWS;
  const few = db
    .selectFrom("audit_event")
    .select("occurred_ms")
    .where(way.column, "in", way.ids.map(big))
    .limit(inlineLimit(FEW_ROWS));
  const [row] = await rows(db.selectFrom(few.as("few")).select(rowCount()));
  return Number(row?.n ?? 0);
}

function condition({ column, ids, rest }: Way, mayUseIndex: boolean): EventCondition {
  const event = expressionBuilder<Database, "audit_event">();
  if (mayUseIndex) return event(column, "in", ids.map(big));
  // Inside CASE no server turns a subquery into a join.
  if (rest !== null) {
    return sql<SqlBool>`case when ${sql.ref(column)} in ${rest} then 1 else 0 end = 1`;
  }
  return sql<SqlBool>`${sql.ref(column)} + 0 in (${sql.join(ids)})`;
}

function isSet<Value>(values: ReadonlyArray<Value> | undefined): values is ReadonlyArray<Value> {
  return values !== undefined && values.length > 0;
}
