import { migrationRunner, sql } from "@forge/sql";
import { isMissingTable } from "./sql/is-missing-table";
import { tables } from "./sql/tables";

const MINUTE = 60_000;
/** Of the 25 DDL calls of a minute; the migration runner needs two more each time that it runs. */
const MOST_A_MINUTE = 23;

/**
 * Creates the tables that are not there yet, in their order, as many as the minute allows. `more`: the rest comes with
 * the next call, which a statement that misses its table makes too. Two runs at the same time do no harm: every statement is
 * repeatable. The runner takes two DDL calls even where nothing is left to do, so that is looked up first.
 */
export async function migrate(): Promise<"done" | "more"> {
  const created = await createdTables();
  const missing = tables.filter(({ name }) => !created.has(name));
  const lately = [...created.values()].filter((at) => at > Date.now() - MINUTE).length;
  const due = missing.slice(0, Math.max(0, MOST_A_MINUTE - lately));
  const left = due.length < missing.length ? "more" : "done";
  if (due.length === 0) return left;
  for (const { name, statement } of due) migrationRunner.enqueue(name, statement);
  await migrationRunner.run();
  return left;
}

/** Those that the runner has noted, with the time at which it did; none before its first run. */
async function createdTables(): Promise<ReadonlyMap<string, number>> {
  try {
    const { rows } = await sql
      .prepare<{ name: string; migratedAt: string }>("SELECT name, migratedAt FROM __migrations")
      .execute();
    return new Map(rows.map(({ name, migratedAt }) => [name, utc(migratedAt)]));
  } catch (error) {
    if (isMissingTable(error)) return new Map();
    throw error;
  }
}

/** `2026-01-05 09:00:00`, or the same with a T, both in UTC. */
const utc = (text: string): number => Date.parse(`${text.slice(0, 19).replace(" ", "T")}Z`);
