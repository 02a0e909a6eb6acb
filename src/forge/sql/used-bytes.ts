import { sql } from "kysely";
import type { Statements } from "./statements";

/** Bytes that our tables take with their indexes, as the server says: it may be minutes behind. */
export async function usedBytes({ db, rows }: Statements): Promise<number> {
  const [row] = await rows(
    db
      .selectFrom(sql<{ table_schema: string }>`information_schema.tables`.as("t"))
      .select(sql<string | null>`sum(t.data_length + t.index_length)`.as("bytes"))
      .where("t.table_schema", "=", sql<string>`database()`),
  );
  return Number(row?.bytes ?? 0);
}
