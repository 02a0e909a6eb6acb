import { migrationRunner, sql } from "@forge/sql";
import { isMissingTable } from "./sql/is-missing-table";
import { tables } from "./sql/tables";

/**
 * Creates the tables that are not there yet. Two runs at the same time do no harm: every statement is repeatable. The
 * runner takes two of the 25 DDL calls of a minute even where nothing is left to do, so that is looked up first.
 */
export async function migrate(): Promise<void> {
  const created = await createdTables();
  if (tables.every(({ name }) => created.has(name))) return;
  for (const { name, statement } of tables) migrationRunner.enqueue(name, statement);
  await migrationRunner.run();
}

/** Those that the runner has noted; none before its first run. */
async function createdTables(): Promise<ReadonlySet<string>> {
  try {
    const { rows } = await sql.prepare<{ name: string }>("SELECT name FROM __migrations").execute();
    return new Set(rows.map(({ name }) => name));
  } catch (error) {
    if (isMissingTable(error)) return new Set();
    throw error;
  }
}
