import { type RawBuilder, sql } from "kysely";

/** In `ON DUPLICATE KEY UPDATE`: what the insert wanted to put into a column. */
export function valueOf<Value>(column: string): RawBuilder<Value> {
  return sql<Value>`values(${sql.ref(column)})`;
}
