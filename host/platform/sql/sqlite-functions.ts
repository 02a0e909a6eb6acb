import type { Database, SQLiteValue } from "node-sqlite3-wasm";

/** What `forge_seen` counted while a statement ran: rows that a write met, and those that it changed. */
export interface Seen {
  matched: number;
  changed: number;
}

/** Adds the functions that translated statements call. `now` gives MySQL's text for the present second. */
export const addFunctions = (db: Database, seen: Seen, now: () => string): void => {
  db.function("forge_seen", (matches: SQLiteValue, changes: SQLiteValue) => {
    if (matches !== 1) return 0;
    seen.matched += 1;
    if (changes === 1) seen.changed += 1;
    return changes;
  });
  db.function(
    "forge_glob",
    (pattern: SQLiteValue, escape: SQLiteValue) =>
      pattern === null ? null : globOf(String(pattern), String(escape)),
    {
      deterministic: true,
    },
  );
  db.function(
    "forge_lower",
    (value: SQLiteValue) => (value === null ? null : String(value).toLowerCase()),
    { deterministic: true },
  );
  db.function(
    "forge_upper",
    (value: SQLiteValue) => (value === null ? null : String(value).toUpperCase()),
    { deterministic: true },
  );
  db.function("forge_now", () => now());
};

/** A LIKE pattern as a GLOB pattern that matches the same text. */
const globOf = (pattern: string, escape: string): string => {
  let glob = "";
  let isEscaped = false;
  for (const char of pattern) {
    if (!isEscaped && escape !== "" && char === escape) {
      isEscaped = true;
      continue;
    }
    if (!isEscaped && char === "%") glob += "*";
    else if (!isEscaped && char === "_") glob += "?";
    else glob += "*?[".includes(char) ? `[${char}]` : char;
    isEscaped = false;
  }
  return isEscaped ? glob + escape : glob;
};
