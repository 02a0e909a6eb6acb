import { type AliasedRawBuilder, sql } from "kysely";

/** `count(*)` as `n`. It comes back as text, as every BIGINT does. */
export function rowCount(): AliasedRawBuilder<string, "n"> {
  return sql<string>`count(*)`.as("n");
}
