import { migrationRunner } from "@forge/sql";
import { tables } from "./sql/tables";

/** Creates the tables that are not there yet. Two runs at the same time do no harm: every statement is repeatable. */
export async function migrate(): Promise<void> {
  for (const { name, statement } of tables) migrationRunner.enqueue(name, statement);
  await migrationRunner.run();
}
