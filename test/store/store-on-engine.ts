import { createStatements, type Execute, type Statements } from "#forge/sql/statements";
import { createSqlPorts, type SqlPorts } from "#forge/sql/sql-ports";
import { tables } from "#forge/sql/tables";
import { createMemoryJobs } from "#ports/memory-jobs";
import { createMemorySegments } from "#ports/memory-segments";
import type { Platform } from "#ports";
import type { SqlEngine } from "../../host/platform/sql/sql-engine";

export type StorePorts = Omit<SqlPorts, "catalogue" | "jobRows"> &
  Pick<Platform, "jobs" | "segments"> & { readonly statements: Statements };

export interface StoreOnEngine {
  /** The app's stores over empty tables, and the statements under them. */
  readonly setup: () => Promise<StorePorts>;
}

/** The app's own SQL on an engine of the host. The values of segments, which are no SQL, stay in memory. */
export function storeOnEngine(engine: SqlEngine): StoreOnEngine {
  const execute = executeOn(engine);
  const migrate = async (): Promise<void> => {
    for (const { statement } of tables) await execute(statement, []);
  };
  const statements = createStatements({ execute, migrate });
  return {
    setup: async () => {
      await migrate();
      for (const { name } of tables) await execute(`DELETE FROM ${name.slice("v000_".length)}`, []);
      const { catalogue, jobRows, ...ports } = createSqlPorts(statements);
      const { write, read, replace, erase } = createMemorySegments();
      const { writePart, readPart } = createMemoryJobs();
      const jobs = { ...jobRows, writePart, readPart };
      return {
        ...ports,
        statements,
        jobs,
        segments: { ...catalogue, write, read, replace, erase },
      };
    },
  };
}

/** As Forge SQL answers: rows or a summary of the write; failures thrown, with the server's number inside. */
function executeOn(engine: SqlEngine): Execute {
  return async (query, params) => {
    const outcome = await engine.execute(query, params);
    switch (outcome.kind) {
      case "rows":
        return outcome.rows;
      case "written":
        return { affectedRows: outcome.affectedRows };
      case "failed":
        throw Object.assign(new Error(`${outcome.message}\n${query.slice(0, 2_000)}`), {
          code: outcome.code,
          context: { debug: { errno: outcome.errno } },
        });
    }
  };
}
