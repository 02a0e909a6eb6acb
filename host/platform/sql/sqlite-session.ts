// The one place where a translated statement meets SQLite: prepare, bind, run, count, format.
import mysql from "node-sql-parser/build/mysql.js";
import sqlite, { type SQLiteValue, type Statement } from "node-sqlite3-wasm";
import { createCatalog } from "./catalog";
import type { Table } from "./column-type";
import { formatCell } from "./format-cell";
import { parseStatement } from "./parse-statement";
import { Refused } from "./refused";
import type { OutputColumn } from "./scope";
import type { AffectedRows, SqlCell, SqlFailure, SqlOutcome, SqlParam } from "./sql-engine";
import { executionError, sqliteError } from "./sqlite-error";
import { addFunctions, type Seen } from "./sqlite-functions";
import { measureTables } from "./measure-tables";
import { translateExpression } from "./translate-expression";
import { translateSubquery } from "./translate-select";
import { translateStatement, type StatementSql } from "./translate-statement";
import type { DdlSql } from "./translate-ddl";
import type { WriteSql } from "./translate-write";

export interface SqliteSession {
  readonly execute: (query: string, params: ReadonlyArray<SqlParam>) => SqlOutcome;
  readonly close: () => void;
}

interface Prepared {
  readonly statement: StatementSql;
  readonly params: number;
  readonly textParams: ReadonlySet<number>;
  readonly readsSchema: boolean;
  compiled: Statement | undefined;
}

/** Statements whose translation is kept; SQLite's compiled form is kept with it. */
const CACHED_STATEMENTS = 256;

/**
 * Opens a database and answers MySQL statements from it, in this thread.
 *
 * @param file a path, or ':memory:'
 * @param nowMs the host's clock, for CURRENT_TIMESTAMP defaults
 */
export const openSqliteSession = (
  file: string,
  nowMs: () => number,
  affectedRows: AffectedRows,
): SqliteSession => {
  const db = new sqlite.Database(file);
  const seen: Seen = { matched: 0, changed: 0 };
  addFunctions(db, seen, () => new Date(nowMs()).toISOString().slice(0, 19).replace("T", " "));
  // A killed process must not corrupt the file, a power cut may: the files of a local host are not worth an fsync a write.
  db.exec(
    "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = PERSIST; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY",
  );
  db.exec(
    "CREATE TABLE IF NOT EXISTS forge_catalog (name TEXT PRIMARY KEY, definition TEXT NOT NULL) WITHOUT ROWID",
  );
  db.exec(
    "CREATE TEMP TABLE forge_schema_tables (table_schema, table_name, table_type, table_rows, data_length, index_length)",
  );
  const catalog = createCatalog(
    db
      .all("SELECT definition FROM forge_catalog")
      .map((row) => storedTable(String(row["definition"]))),
  );
  const parser = new mysql.Parser();
  const cache = new Map<string, Prepared>();

  const forget = (): void => {
    for (const prepared of cache.values()) drop(prepared);
    cache.clear();
  };

  const prepare = (query: string): Prepared => {
    const known = cache.get(query);
    if (known !== undefined) {
      cache.delete(query);
      cache.set(query, known);
      return known;
    }
    const statement = parseStatement(parser, query);
    const work = {
      catalog,
      statement,
      textParams: new Set<number>(),
      readsSchema: { value: false },
      expression: translateExpression,
      subquery: translateSubquery,
    };
    const translated = translateStatement(work);
    const prepared: Prepared = {
      statement: translated,
      params: statement.params,
      textParams: work.textParams,
      readsSchema: work.readsSchema.value,
      compiled: undefined,
    };
    cache.set(query, prepared);
    const [oldest] = cache;
    if (cache.size > CACHED_STATEMENTS && oldest !== undefined) {
      drop(oldest[1]);
      cache.delete(oldest[0]);
    }
    return prepared;
  };

  const compiled = (prepared: Prepared, sql: string): Statement =>
    (prepared.compiled ??= db.prepare(sql));

  /** SQLite refuses to reset, and complains when it frees, a statement whose last run failed. */
  const drop = (prepared: Prepared): void => {
    try {
      prepared.compiled?.finalize();
    } catch (error) {
      if (!(error instanceof sqlite.SQLite3Error)) throw error;
    }
    prepared.compiled = undefined;
  };

  const select = (
    prepared: Prepared,
    sql: string,
    columns: ReadonlyArray<OutputColumn>,
    params: ReadonlyArray<SqlParam>,
  ): SqlOutcome => {
    if (prepared.readsSchema) measureTables(db, catalog.all());
    const rows = compiled(prepared, sql).all(bindable(params));
    return {
      kind: "rows",
      rows: rows.map((row) =>
        Object.fromEntries(
          columns.map((column): [string, SqlCell] => [
            column.name,
            formatCell(cellOf(row, column.name), column),
          ]),
        ),
      ),
    };
  };

  const write = (
    prepared: Prepared,
    plan: WriteSql,
    params: ReadonlyArray<SqlParam>,
  ): SqlOutcome => {
    seen.matched = 0;
    seen.changed = 0;
    const { changes, lastInsertRowid } = compiled(prepared, plan.sql).run(bindable(params));
    return {
      kind: "written",
      affectedRows: affected(plan, changes, seen, affectedRows),
      insertId: plan.autoIncrement ? Number(lastInsertRowid) : 0,
    };
  };

  const change = (ddl: DdlSql): SqlOutcome => {
    if (ddl.statements.length === 0) return { kind: "written", affectedRows: 0, insertId: 0 };
    forget();
    db.exec("BEGIN");
    try {
      for (const sql of ddl.statements) db.exec(sql);
      for (const [name, table] of ddl.tables) {
        if (table === undefined) db.run("DELETE FROM forge_catalog WHERE name = ?", [name]);
        else
          db.run("INSERT OR REPLACE INTO forge_catalog VALUES (?, ?)", [
            name,
            JSON.stringify(table),
          ]);
      }
      db.exec("COMMIT");
    } catch (error) {
      db.exec("ROLLBACK");
      throw error;
    }
    for (const [name, table] of ddl.tables) {
      if (table === undefined) catalog.drop(name);
      else catalog.put(table);
    }
    return { kind: "written", affectedRows: 0, insertId: 0 };
  };

  const run = (query: string, params: ReadonlyArray<SqlParam>): SqlOutcome => {
    const prepared = prepare(query);
    checkParams(prepared, params);
    try {
      return runPrepared(prepared, params);
    } catch (error) {
      drop(prepared);
      throw error;
    }
  };

  const runPrepared = (prepared: Prepared, params: ReadonlyArray<SqlParam>): SqlOutcome => {
    const { statement } = prepared;
    switch (statement.kind) {
      case "select":
        return select(prepared, statement.sql, statement.columns, params);
      case "write":
        return write(prepared, statement.write, params);
      case "ddl":
        return change(statement.ddl);
      case "show-tables":
        return {
          kind: "rows",
          rows: catalog
            .all()
            .map((table) => ({ Tables_in_forge: table.name }))
            .toSorted((a, b) => (a.Tables_in_forge < b.Tables_in_forge ? -1 : 1)),
        };
    }
  };

  return {
    execute: (query, params) => {
      try {
        return run(query, params);
      } catch (error) {
        if (error instanceof Refused) return refusal(error);
        if (error instanceof sqlite.SQLite3Error) return sqliteError(error.message);
        throw error;
      }
    },
    close: () => {
      forget();
      db.close();
    },
  };
};

const refusal = (error: Refused): SqlFailure =>
  error.errno === undefined
    ? { kind: "failed", code: "INVALID_SQL_QUERY", message: error.message }
    : executionError(error.errno, error.message);

const checkParams = (prepared: Prepared, params: ReadonlyArray<SqlParam>): void => {
  if (params.length !== prepared.params)
    throw new Refused(
      `the statement has ${prepared.params} placeholders and ${params.length} parameters were given`,
      1210,
    );
  params.forEach((param, index) => {
    if (param !== null && !["string", "number", "boolean"].includes(typeof param))
      throw new Refused(`parameter ${index + 1} is no text, number, boolean or null`);
    if (typeof param === "string" && param.includes("\0"))
      throw new Refused(`parameter ${index + 1} has a NUL character`);
    if (typeof param === "number" && prepared.textParams.has(index + 1))
      throw new Refused(
        `parameter ${index + 1} is a number compared with text: MySQL would do it as floating point`,
      );
  });
};

const bindable = (params: ReadonlyArray<SqlParam>): Array<string | number | null> =>
  params.map((param) => (typeof param === "boolean" ? Number(param) : param));

const affected = (plan: WriteSql, changes: number, seen: Seen, mode: AffectedRows): number => {
  switch (plan.counting) {
    case "insert":
    case "delete":
      return changes;
    case "update":
      return mode === "found" ? seen.matched : seen.changed;
    case "upsert":
      return changes + seen.changed + (mode === "found" ? seen.matched - seen.changed : 0);
    case "replace":
      return changes + seen.matched;
  }
};

const cellOf = (row: object, name: string): SQLiteValue => {
  const value: unknown = Reflect.get(row, name);
  if (
    value === null ||
    typeof value === "string" ||
    typeof value === "number" ||
    typeof value === "bigint" ||
    value instanceof Uint8Array
  )
    return value;
  return null;
};

/** The definition was written by this module as JSON of a Table, into a table that statements of the app cannot name. */
const storedTable = (definition: string): Table => JSON.parse(definition) as Table;
