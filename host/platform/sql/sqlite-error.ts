import type { SqlFailure } from "./sql-engine";

const STATES: Readonly<Record<number, string>> = {
  1062: "23000",
  1048: "23000",
  1364: "HY000",
  1146: "42S02",
  1050: "42S01",
  1054: "42S22",
  1064: "42000",
  1406: "22001",
  1264: "22003",
  1366: "HY000",
  1292: "22007",
  1690: "22003",
};

const MEANING: Readonly<Record<number, (column: string) => string>> = {
  1406: (column) => `Data too long for column '${column}' at row 1`,
  1264: (column) => `Out of range value for column '${column}' at row 1`,
  1366: (column) => `Incorrect value for column '${column}' at row 1`,
  1292: (column) => `Incorrect datetime value for column '${column}' at row 1`,
};

export const executionError = (errno: number, message: string): SqlFailure => ({
  kind: "failed",
  code: "SQL_EXECUTION_ERROR",
  message,
  errno,
  sqlState: STATES[errno] ?? "HY000",
});

/** An error of SQLite as the MySQL error that the same statement would have met. */
export const sqliteError = (message: string): SqlFailure => {
  const check = /CHECK constraint failed: (\d+) (.+) \d+$/u.exec(message);
  if (check !== null) {
    const errno = Number(check[1]);
    return executionError(errno, MEANING[errno]?.(check[2] ?? "") ?? message);
  }
  const unique = /UNIQUE constraint failed: (.+)$/u.exec(message);
  if (unique !== null) return executionError(1062, `Duplicate entry for key '${unique[1] ?? ""}'`);
  const missing = /NOT NULL constraint failed: [^.]+\.(.+)$/u.exec(message);
  if (missing !== null) return executionError(1048, `Column '${missing[1] ?? ""}' cannot be null`);
  if (/integer overflow/u.test(message))
    return executionError(1690, "BIGINT value is out of range");
  return executionError(1105, message);
};
