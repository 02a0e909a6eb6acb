import { type RawBuilder, sql } from "kysely";

/** A number to compare a BIGINT column with. Such columns read as text; the parameter stays a number. */
export function big(value: number): RawBuilder<string> {
  return sql<string>`${value}`;
}
