import mysql from "node-sql-parser/build/mysql.js";
import { node, nodes, optionalNode, optionalText, text, type AstNode } from "./ast-node";
import { parseStatement } from "./parse-statement";
import { Refused } from "./refused";

/**
 * Names of a SELECT's columns that are computed, not columns of a table nor MIN or MAX of one.
 * Their integers are BIGINT, hence text, in TiDB; servers differ. Empty for what cannot be parsed.
 */
export const computedColumns = (query: string): ReadonlySet<string> => {
  try {
    const { ast, textOf } = parseStatement(new mysql.Parser(), query);
    if (ast["type"] !== "select") return new Set();
    return new Set(computed(ast, textOf));
  } catch (error) {
    if (error instanceof Refused) return new Set();
    throw error;
  }
};

const computed = (
  select: AstNode,
  textOf: (part: AstNode) => string | undefined,
): ReadonlyArray<string> => {
  const inner = new Set(
    nodes(select["from"]).flatMap((source) => {
      const derived = optionalNode(source["expr"]);
      return derived === undefined ? [] : computed(node(derived["ast"]), textOf);
    }),
  );
  return nodes(select["columns"]).flatMap((item) => {
    const expr = node(item["expr"]);
    const column = columnUnder(expr);
    if (column === "*") return [...inner];
    if (column !== undefined && !inner.has(column)) return [];
    const name = optionalText(item["as"]) ?? column ?? textOf(expr);
    return name === undefined ? [] : [name];
  });
};

const columnUnder = (expr: AstNode): string | undefined => {
  if (expr["type"] === "column_ref") {
    const name = text(expr["column"]);
    return /^__[ps]\d+$/u.test(name) ? undefined : name;
  }
  const isExtreme =
    expr["type"] === "aggr_func" && ["MIN", "MAX"].includes(text(expr["name"]).toUpperCase());
  return isExtreme ? columnUnder(node(node(expr["args"])["expr"])) : undefined;
};
