import { createPool, type FieldPacket, type Pool, type QueryError } from "mysql2/promise";
import { computedColumns } from "./computed-columns";
import { statementTimeoutMs } from "./statement-kind";
import type { AffectedRows, SqlCell, SqlEngine, SqlOutcome } from "./sql-engine";

export interface MysqlSqlOptions {
  /** `mysql://user:password@host:port/database`, or with `?socketPath=/path`. The database is created when it is missing. */
  readonly url: string;
  readonly affectedRows?: AffectedRows;
  /** Milliseconds after which a statement is given up with QUERY_TIMED_OUT; the server goes on with it. */
  readonly timeoutMs?: (query: string) => number;
  /** What a statement may take, on TiDB and MariaDB; as much as it likes when absent. */
  readonly memoryBytes?: number;
}

/** As TiDB calls the memory of a statement, and as MariaDB calls that of a session, which would move tables to the disk. */
const memoryLimits = (bytes: number): ReadonlyArray<string> => [
  `tidb_mem_quota_query = ${bytes}`,
  `tmp_memory_table_size = ${4 * bytes}, max_heap_table_size = ${4 * bytes}, max_session_mem_used = ${bytes}`,
];
/** Prepared statements that a connection keeps: on MariaDB they count as memory of the session. */
const KEPT_STATEMENTS = 8;
/** MariaDB's number for running with an option that forbids it, TiDB's for a query without memory. */
const MARIADB_OPTION = 1290;
const OUT_OF_MEMORY = { errno: 8175, sqlState: "HY000" };

const MODE =
  "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION";

/** Forge SQL on a real server of the MySQL family, set as strict as Forge's own database. */
export const createMysqlSql = async ({
  url,
  affectedRows = "changed",
  timeoutMs = statementTimeoutMs,
  memoryBytes,
}: MysqlSqlOptions): Promise<SqlEngine> => {
  const parsed = new URL(url);
  const database = parsed.pathname.slice(1) || "forge";
  const socketPath = parsed.searchParams.get("socketPath");
  const server = {
    ...(socketPath === null
      ? { host: parsed.hostname, port: Number(parsed.port || 3306) }
      : { socketPath }),
    user: decodeURIComponent(parsed.username) || "root",
    password: decodeURIComponent(parsed.password),
  };
  const setup = createPool({ ...server, connectionLimit: 1 });
  await setup.query(
    `CREATE DATABASE IF NOT EXISTS \`${database.replaceAll("`", "``")}\` DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_bin`,
  );
  await setup.end();
  const pool = createPool({
    ...server,
    database,
    connectionLimit: 4,
    maxPreparedStatements: KEPT_STATEMENTS,
    multipleStatements: false,
    supportBigNumbers: true,
    bigNumberStrings: true,
    dateStrings: true,
    charset: "UTF8MB4_BIN",
    flags: [affectedRows === "changed" ? "-FOUND_ROWS" : "+FOUND_ROWS"],
  });
  pool.pool.on("connection", (connection) => {
    connection.query(
      `SET SESSION sql_mode = '${MODE}', foreign_key_checks = 0, time_zone = '+00:00'`,
    );
    // Whichever of the two the server knows; MySQL knows neither, and limits nothing.
    for (const limit of memoryBytes === undefined ? [] : memoryLimits(memoryBytes))
      connection.query(`SET SESSION ${limit}`, () => undefined);
  });
  return {
    execute: async (query, params = []) => run(pool, query, [...params], timeoutMs(query)),
    close: () => pool.end(),
  };
};

const run = async (
  pool: Pool,
  query: string,
  params: Array<string | number | boolean | null>,
  timeoutMs: number,
): Promise<SqlOutcome> => {
  try {
    const sql = query.replace(/;\s*$/u, "");
    const [result, fields] =
      params.length > 0
        ? await pool.execute({ sql, timeout: timeoutMs }, params)
        : await pool.query({ sql, timeout: timeoutMs });
    if (!Array.isArray(result))
      return {
        kind: "written",
        affectedRows: Number(result.affectedRows),
        insertId: Number(result.insertId),
      };
    const computed = computedColumns(query);
    return { kind: "rows", rows: result.map((row) => cells(row, fields, computed)) };
  } catch (error) {
    return failure(error);
  }
};

/** MariaDB gives small computed integers as INT where TiDB and MySQL give BIGINT: they become text, as the rule of README.md says. */
const cells = (
  row: object,
  fields: ReadonlyArray<FieldPacket>,
  computed: ReadonlySet<string>,
): Record<string, SqlCell> =>
  Object.fromEntries(
    fields.map((field): [string, SqlCell] => {
      const value: unknown = Reflect.get(row, field.name);
      if (value === null || value === undefined) return [field.name, null];
      if (Buffer.isBuffer(value)) return [field.name, { type: "Buffer", data: [...value] }];
      if (typeof value === "number")
        return [
          field.name,
          computed.has(field.name) && Number.isInteger(value) ? String(value) : value,
        ];
      return [field.name, String(value)];
    }),
  );

const isQueryError = (error: unknown): error is QueryError =>
  error instanceof Error && "code" in error;

const failure = (error: unknown): SqlOutcome => {
  if (!isQueryError(error)) throw error;
  if (error.code === "PROTOCOL_SEQUENCE_TIMEOUT")
    return { kind: "failed", code: "QUERY_TIMED_OUT", message: error.message };
  if (error.errno === undefined || error.sqlState === undefined) throw error;
  const isMemory = error.errno === MARIADB_OPTION && error.message.includes("max-session-mem-used");
  const { errno, sqlState } = isMemory ? OUT_OF_MEMORY : error;
  return {
    kind: "failed",
    code: "SQL_EXECUTION_ERROR",
    message: isMemory ? `Out Of Memory Quota! ${error.message}` : error.message,
    ...(errno === undefined ? {} : { errno }),
    ...(sqlState === undefined ? {} : { sqlState }),
  };
};
