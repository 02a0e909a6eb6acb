import { sql } from "kysely";
import type { Statements } from "./statements";

/** Each table with its rows and the bytes that it takes with its indexes, as the server says: it may be minutes behind. */
export async function tableSizes({
  db,
  rows,
}: Statements): Promise<
  ReadonlyArray<{ readonly table: string; readonly rows: number; readonly bytes: number }>
> {
  const found = await rows(
    db
      .selectFrom(
        sql<{ table_schema: string; table_name: string }>`information_schema.tables`.as("t"),
      )
      .select([
        "t.table_name as table",
        sql<string | null>`t.table_rows`.as("rows"),
        sql<string | null>`t.data_length + t.index_length`.as("bytes"),
      ])
      .where("t.table_schema", "=", sql<string>`database()`),
  );
  return found
    .map((row) => ({
      table: row.table,
      rows: Number(row.rows ?? 0),
      bytes: Number(row.bytes ?? 0),
    }))
    .toSorted((a, b) => (a.table < b.table ? -1 : 1));
}
