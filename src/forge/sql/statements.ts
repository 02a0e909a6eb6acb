import {
  type Compilable,
  DummyDriver,
  Kysely,
  MysqlAdapter,
  MysqlIntrospector,
  MysqlQueryCompiler,
} from "kysely";
import type { Database } from "./database";
import { isMissingTable } from "./is-missing-table";

export type SqlParameter = string | number | null;

/**
 * Sends one statement and answers its `rows`: an array for a SELECT, an object with `affectedRows` for anything else.
 * The one seam between our SQL and whoever runs it.
 */
export type Execute = (query: string, params: ReadonlyArray<SqlParameter>) => Promise<unknown>;

export interface Statements {
  /** Builds queries. It has no connection: nothing can be run through it. */
  readonly db: Kysely<Database>;
  readonly rows: <Row>(query: Compilable<Row>) => Promise<ReadonlyArray<Row>>;
  /**
   * Answers the affected rows. For an UPDATE that finds rows and changes nothing, servers disagree about the number:
   * what is compared-and-set has to change something.
   */
  readonly change: (query: Compilable) => Promise<number>;
}

/** Where a table is missing, which a fresh installation may meet, `migrate` runs and the statement is tried once more. */
export function createStatements(deps: {
  readonly execute: Execute;
  readonly migrate: () => Promise<void>;
}): Statements {
  const send = async (query: Compilable): Promise<unknown> => {
    const { sql, parameters } = query.compile();
    const params = parameters.map(asParameter);
    try {
      return await deps.execute(sql, params);
    } catch (error) {
      if (!isMissingTable(error)) throw error;
      await deps.migrate();
      return await deps.execute(sql, params).catch((again: unknown) => {
        throw isMissingTable(again) ? new TablesNotReady({ cause: again }) : again;
      });
    }
  };
  return {
    db: new Kysely<Database>({
      dialect: {
        createAdapter: () => new MysqlAdapter(),
        createDriver: () => new DummyDriver(),
        createIntrospector: (db) => new MysqlIntrospector(db),
        createQueryCompiler: () => new MysqlQueryCompiler(),
      },
    }),
    rows: async (query) => asRows(query, await send(query)),
    change: async (query) => affectedRows(await send(query)),
  };
}

/** A minute has room for so many new tables: some of them come with the next one. */
export class TablesNotReady extends Error {
  override readonly name = "TablesNotReady";

  constructor(options: ErrorOptions) {
    super("Some tables are not made yet", options);
  }
}

function asParameter(value: unknown): SqlParameter {
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  throw new TypeError(`A ${typeof value} cannot be bound: SQL calls are JSON`);
}

/** The database answers with the columns that the query names, and `Database` says of which type each is. */
function asRows<Row>(_query: Compilable<Row>, answer: unknown): ReadonlyArray<Row> {
  if (!Array.isArray(answer)) throw new TypeError("A SELECT was not answered with rows");
  return answer as ReadonlyArray<Row>;
}

function affectedRows(answer: unknown): number {
  if (typeof answer === "object" && answer !== null && "affectedRows" in answer) {
    return Number(answer.affectedRows);
  }
  throw new TypeError("A change was not answered with a number of affected rows");
}
