import { type RawBuilder, sql } from "kysely";

/** The bytes of hex digits, for a BINARY column. */
export function unhex(digits: string): RawBuilder<Uint8Array> {
  return sql<Uint8Array>`unhex(${digits})`;
}
