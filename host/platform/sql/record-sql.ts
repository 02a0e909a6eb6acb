import { closeSync, openSync, writeSync } from "node:fs";
import type { SqlEngine, SqlOutcome, SqlParam } from "./sql-engine";

/** One statement of a run, as a line of JSON. */
export interface RecordedStatement {
  readonly query: string;
  readonly params: ReadonlyArray<SqlParam>;
  readonly outcome: SqlOutcome;
}

/** The same engine, with every statement and its outcome written to a file in their order. */
export const recordSql = (engine: SqlEngine, file: string): SqlEngine => {
  const handle = openSync(file, "w");
  return {
    execute: async (query, params = []) => {
      const outcome = await engine.execute(query, params);
      const statement: RecordedStatement = { query, params, outcome };
      writeSync(handle, `${JSON.stringify(statement)}\n`);
      return outcome;
    },
    close: async () => {
      closeSync(handle);
      await engine.close();
    },
  };
};
