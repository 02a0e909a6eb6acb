import { type RawBuilder, sql } from "kysely";

/** A LIMIT as digits in the statement: not every server takes it as a parameter. Throws on anything but a row count. */
export function inlineLimit(rows: number): RawBuilder<number> {
  if (!Number.isSafeInteger(rows) || rows < 0) throw new RangeError(`No row count: ${rows}`);
  return sql.lit(rows);
}
