import { Refused } from "./refused";

export interface Tokenized {
  /** The statement with each `?` as the name `__pN` (from 1) and each string that needs decoding as `__sN` (from 0). */
  readonly sql: string;
  readonly strings: ReadonlyArray<string>;
  readonly params: number;
}

/** Marks ESCAPE '\\' for the parser, which does not decode it. */
export const BACKSLASH_MARK = "\uE001";

const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  "0": "\0",
  Z: "\x1a",
};

/** Reads quotes, comments and placeholders as MySQL does; refuses a second statement and executable comments' bodies are dropped. */
export const tokenize = (query: string): Tokenized => {
  const strings: string[] = [];
  let params = 0;
  let sql = "";
  let at = 0;
  while (at < query.length) {
    const char = query.charAt(at);
    const pair = query.slice(at, at + 2);
    if (char === "'" || char === '"') {
      const literal = readString(query, at);
      sql += literalFor(literal.value, sql, strings);
      at = literal.end;
    } else if (char === "`") {
      const end = query.indexOf("`", at + 1);
      if (end < 0) throw new Refused("a backtick is not closed");
      sql += query.slice(at, end + 1);
      at = end + 1;
    } else if (pair === "/*") {
      const end = query.indexOf("*/", at + 2);
      if (end < 0) throw new Refused("a comment is not closed");
      if (query.charAt(at + 2) === "!")
        throw new Refused("version comments (/*! … */) are not supported");
      sql += " ";
      at = end + 2;
    } else if (char === "#" || (pair === "--" && /\s|^$/u.test(query.charAt(at + 2)))) {
      const end = query.indexOf("\n", at);
      at = end < 0 ? query.length : end;
    } else if (char === "?") {
      params += 1;
      sql += `__p${params}`;
      at += 1;
    } else if (char === ";") {
      if (query.slice(at + 1).trim() !== "")
        throw new Refused("only one statement is allowed in a call");
      at += 1;
    } else {
      sql += char;
      at += 1;
    }
  }
  return { sql: sql.trim(), strings, params };
};

const readString = (
  query: string,
  start: number,
): { readonly value: string; readonly end: number } => {
  const quote = query.charAt(start);
  let value = "";
  let at = start + 1;
  while (at < query.length) {
    const char = query.charAt(at);
    if (char === "\\") {
      const next = query.charAt(at + 1);
      value += next === "%" || next === "_" ? `\\${next}` : (ESCAPES[next] ?? next);
      at += 2;
    } else if (char === quote && query.charAt(at + 1) === quote) {
      value += quote;
      at += 2;
    } else if (char === quote) {
      return { value, end: at + 1 };
    } else {
      value += char;
      at += 1;
    }
  }
  throw new Refused("a string is not closed");
};

const literalFor = (value: string, before: string, strings: string[]): string => {
  const afterEscape = /\bescape\s*$/iu.test(before);
  if (afterEscape) return value === "\\" ? `'${BACKSLASH_MARK}'` : `'${value}'`;
  if (/^[\w .:,/+-]*$/u.test(value)) return `'${value}'`;
  strings.push(value);
  return `__s${strings.length - 1}`;
};
