import type { Parser } from "node-sql-parser/build/mysql.js";
import { node, type AstNode } from "./ast-node";
import { Refused } from "./refused";
import { tokenize } from "./tokenize";

export interface ParsedStatement {
  readonly ast: AstNode;
  /** Decoded string literals that the tree names `__sN`. */
  readonly strings: ReadonlyArray<string>;
  /** How many `?` the statement has. */
  readonly params: number;
  /** The text of a part of the statement, as the app wrote it; the name MySQL gives an unnamed column. */
  readonly textOf: (part: AstNode) => string | undefined;
}

/** @throws Refused when MySQL's grammar does not know the statement, or there is more than one */
export const parseStatement = (parser: Parser, query: string): ParsedStatement => {
  const { sql, strings, params } = tokenize(query);
  if (sql === "") throw new Refused("the statement is empty");
  const ast = parseWith(parser, sql);
  return {
    ast,
    strings,
    params,
    textOf: (part) => {
      const [start, end] = offsets(part);
      if (start === undefined || end === undefined) return undefined;
      return sql
        .slice(start, end)
        .trim()
        .replaceAll(/__p\d+/gu, "?");
    },
  };
};

const parseWith = (parser: Parser, sql: string): AstNode => {
  try {
    const parsed: unknown = parser.parse(sql, {
      database: "mysql",
      parseOptions: { includeLocations: true },
    }).ast;
    const list = Array.isArray(parsed) ? parsed : [parsed];
    if (list.length !== 1) throw new Refused("only one statement is allowed in a call");
    return node(list[0]);
  } catch (error) {
    if (error instanceof Refused) throw error;
    if (/\b(?:limit|offset)\s+__p\d/iu.test(sql))
      throw new Refused("LIMIT takes an integer written in the statement, not a parameter");
    const message = error instanceof Error ? error.message : String(error);
    throw new Refused(`You have an error in your SQL syntax: ${message.slice(0, 300)}`, 1064);
  }
};

const offsets = (part: AstNode): ReadonlyArray<number | undefined> => {
  const place = part["loc"];
  if (typeof place !== "object" || place === null) return [];
  return ["start", "end"].map((edge) => {
    const point: unknown = Object.entries(place).find(([key]) => key === edge)?.[1];
    const offset: unknown =
      typeof point === "object" && point !== null
        ? Object.entries(point).find(([key]) => key === "offset")?.[1]
        : undefined;
    return typeof offset === "number" ? offset : undefined;
  });
};
