import type { SqlFailure } from "./sql-engine";

const FUNCTIONS = [
  "sleep",
  "benchmark",
  "compress",
  "uncompress",
  "uncompressed_length",
  "aes_encrypt",
  "aes_decrypt",
  "sha2",
  "get_lock",
  "release_lock",
  "load_file",
];
const FORBIDDEN_CALL = new RegExp(`\\b(?:${FUNCTIONS.join("|")})\\s*\\(`, "iu");
const FORBIDDEN_LOCK = /^\s*(?:lock|unlock)\s+tables?\b/iu;
const UNSUPPORTED =
  /^\s*(?:set|use|prepare|execute|deallocate|begin|start\s+transaction|commit|rollback|savepoint|grant|revoke|call|load|kill)\b/iu;
const SHOW = /^\s*show\s+(?:full\s+)?(\w+)/iu;
const SHOWN = new Set(["tables", "columns", "fields", "index", "indexes", "keys"]);
const FOREIGN_KEY = /\bforeign\s+key\b|\breferences\s+[`\w]+\s*\(/iu;

/**
 * Forge SQL's query policy, which a real server does not have: functions that cost or leak, sessions, transactions,
 * foreign keys, most of SHOW. Undefined where the statement may run.
 */
export const checkPolicy = (query: string): SqlFailure | undefined => {
  const bare = withoutTexts(query);
  const forbidden = FORBIDDEN_CALL.exec(bare)?.[0] ?? FORBIDDEN_LOCK.exec(bare)?.[0];
  if (forbidden !== undefined)
    return refuse("SQL_POLICY_VIOLATION", `${forbidden.trim()} is against the query policy`);
  const unsupported = UNSUPPORTED.exec(bare)?.[0];
  if (unsupported !== undefined)
    return refuse("INVALID_SQL_QUERY", `${unsupported.trim()} is not supported`);
  const shown = SHOW.exec(bare)?.[1];
  if (shown !== undefined && !SHOWN.has(shown.toLowerCase()))
    return refuse("INVALID_SQL_QUERY", `SHOW ${shown} is not supported`);
  return FOREIGN_KEY.test(bare)
    ? refuse("INVALID_SQL_QUERY", "foreign keys are not supported")
    : undefined;
};

/** Quoted texts, quoted names and comments can hold any word. */
const withoutTexts = (query: string): string =>
  query.replaceAll(
    /'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.|"")*"|`[^`]*`|\/\*(?!!)[\s\S]*?\*\/|(?:--\s|#).*/gu,
    " ` ",
  );

const refuse = (code: SqlFailure["code"], message: string): SqlFailure => ({
  kind: "failed",
  code,
  message,
});
