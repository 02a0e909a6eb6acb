import { type Expression, expressionBuilder, type SqlBool, sql } from "kysely";
import type { EventFilter, EventPosition } from "#contract";
import { searchWords } from "#ports/search-words";
import { big } from "./big";
import type { Database } from "./database";
import { likePattern } from "./like-pattern";
import { unhex } from "./unhex";

export type EventCondition = Expression<SqlBool>;

/** What a filter and a position ask of time and text. The rest of a filter is for `narrowEvents`. */
export function eventConditions(
  filter: EventFilter,
  after: EventPosition | null,
): ReadonlyArray<EventCondition> {
  const eb = expressionBuilder<Database, "audit_event">();
  const conditions: EventCondition[] = [];
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
  return [...conditions, ...searchWords(filter.text ?? "").map(hasWord)];
}

/** A word in the message, or in what the row's target, actor or action is called. */
function hasWord(word: string): EventCondition {
  const eb = expressionBuilder<Database, "audit_event">();
  const isLike = (text: Expression<string>): EventCondition =>
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
