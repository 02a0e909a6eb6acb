/** A cell as it travels to the app: BIGINT and DECIMAL are text, smaller integers are numbers (see README.md). */
export type SqlCell =
  | string
  | number
  | null
  | { readonly type: "Buffer"; readonly data: ReadonlyArray<number> };

/** What the app may bind to a `?`. */
export type SqlParam = string | number | boolean | null;

export interface SqlFailure {
  readonly kind: "failed";
  readonly code:
    | "SQL_EXECUTION_ERROR"
    | "INVALID_SQL_QUERY"
    | "SQL_POLICY_VIOLATION"
    | "QUERY_TIMED_OUT";
  readonly message: string;
  /** MySQL's number and state for errors of execution, such as 1146 (no such table) and 1062 (duplicate key). */
  readonly errno?: number;
  readonly sqlState?: string;
}

export type SqlOutcome =
  | { readonly kind: "rows"; readonly rows: ReadonlyArray<Readonly<Record<string, SqlCell>>> }
  | { readonly kind: "written"; readonly affectedRows: number; readonly insertId: number }
  | SqlFailure;

/** One database that understands the MySQL which the app speaks: embedded, or a real server. */
export interface SqlEngine {
  /** Runs exactly one statement. Never rejects for what the statement did; rejects when the engine itself is broken. */
  readonly execute: (query: string, params?: ReadonlyArray<SqlParam>) => Promise<SqlOutcome>;
  readonly close: () => Promise<void>;
}

/** How writes are counted: MySQL's plain protocol counts changed rows, a client with CLIENT_FOUND_ROWS matched rows. */
export type AffectedRows = "changed" | "found";
