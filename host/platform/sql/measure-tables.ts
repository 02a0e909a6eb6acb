import type { Database } from "node-sqlite3-wasm";
import type { Table } from "./column-type";

/** Fills information_schema.tables: bytes of the pages that each table and its keys take in the file. */
export const measureTables = (db: Database, tables: ReadonlyArray<Table>): void => {
  const sizes = new Map<string, { data: number; index: number }>();
  const found = db.all(
    "SELECT m.tbl_name AS owner, m.type AS type, s.pgsize AS bytes FROM dbstat AS s JOIN sqlite_schema AS m ON m.name = s.name WHERE s.aggregate = 1",
  );
  for (const row of found) {
    const owner = String(row["owner"]);
    const size = sizes.get(owner) ?? { data: 0, index: 0 };
    size[row["type"] === "table" ? "data" : "index"] += Number(row["bytes"]);
    sizes.set(owner, size);
  }
  db.exec("DELETE FROM forge_schema_tables");
  for (const { name } of tables) {
    const size = sizes.get(name) ?? { data: 0, index: 0 };
    const rows = db.get(`SELECT COUNT(*) AS n FROM "${name.replaceAll('"', '""')}"`);
    db.run("INSERT INTO forge_schema_tables VALUES (?, ?, ?, ?, ?, ?)", [
      "forge",
      name,
      "BASE TABLE",
      Number(rows?.["n"] ?? 0),
      size.data,
      size.index,
    ]);
  }
};
