import { type RawBuilder, sql } from "kysely";

/** A BINARY column as lower-case hex digits. */
export function hex(column: string): RawBuilder<string> {
  return sql<string>`lower(hex(${sql.ref(column)}))`;
}
