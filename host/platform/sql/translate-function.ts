import { node, nodes, optionalNode, text, type AstNode } from "./ast-node";
import type { Kind } from "./column-type";
import { Refused } from "./refused";
import { quote, type Expr, type Scope } from "./scope";
import { integral, numeric, unify } from "./expression-kind";
import type { Translation } from "./translation";

/** Calls of scalar functions: the allow-list, with SQLite's word for each. */
export const callFunction = (work: Translation, part: AstNode, scope: Scope): Expr => {
  if (text(part["type"]) === "cast") return castTo(work, part, scope);
  if (optionalNode(part["over"]) !== undefined)
    throw new Refused("window functions are not supported");
  const name = nodes(node(part["name"])["name"])
    .map((word) => text(word["value"]))
    .join(".")
    .toUpperCase();
  const given = optionalNode(part["args"]);
  const argNodes = given === undefined ? [] : nodes(given["value"]);
  if (name === "VALUES") return wantedValue(argNodes, scope);
  const args = argNodes.map((arg) => work.expression(work, arg, scope));
  return build(name, args);
};

const build = (name: string, args: ReadonlyArray<Expr>): Expr => {
  const arg = (index: number): Expr => {
    const found = args[index];
    if (found === undefined)
      throw new Refused(`Incorrect parameter count in the call to native function '${name}'`, 1582);
    return found;
  };
  const of = (sql: string, kind: Kind, scale?: number): Expr => ({
    sql,
    kind,
    ...(scale === undefined ? {} : { scale }),
    column: false,
    bare: args.flatMap((part) => part.bare),
    aggregate: args.some((part) => part.aggregate),
  });
  const list = args.map((part) => part.sql).join(", ");
  switch (name) {
    case "COALESCE":
    case "IFNULL": {
      const { kind, scale } = unify(args);
      return of(args.length === 1 ? arg(0).sql : `COALESCE(${list})`, kind, scale);
    }
    case "NULLIF":
      return of(`NULLIF(${arg(0).sql}, ${arg(1).sql})`, arg(0).kind, arg(0).scale);
    case "IF": {
      const { kind, scale } = unify([arg(1), arg(2)]);
      return of(`IIF(${arg(0).sql}, ${arg(1).sql}, ${arg(2).sql})`, kind, scale);
    }
    case "GREATEST":
    case "LEAST": {
      if (args.length < 2) arg(1);
      const { kind, scale } = unify(args);
      return of(`${name === "GREATEST" ? "MAX" : "MIN"}(${list})`, kind, scale);
    }
    case "FLOOR":
    case "CEIL":
    case "CEILING":
      numeric(arg(0), name);
      return of(
        `CAST(${name === "FLOOR" ? "FLOOR" : "CEIL"}(${arg(0).sql}) AS INTEGER)`,
        arg(0).kind === "double" ? "double" : "bigint",
      );
    case "ABS":
      numeric(arg(0), name);
      return of(`ABS(${arg(0).sql})`, arg(0).kind === "int" ? "bigint" : arg(0).kind, arg(0).scale);
    case "SIGN":
      numeric(arg(0), name);
      return of(`SIGN(${arg(0).sql})`, "bigint");
    case "MOD":
      integral(arg(0), name);
      integral(arg(1), name);
      return of(`(CAST(${arg(0).sql} AS INTEGER) % CAST(${arg(1).sql} AS INTEGER))`, "bigint");
    case "CONCAT":
      for (const part of args)
        if (!["text", "param", "int", "bigint", "null"].includes(part.kind))
          throw new Refused(`CONCAT of ${part.kind} is not supported`);
      return of(`(${args.map((part) => `CAST(${part.sql} AS TEXT)`).join(" || ")})`, "text");
    case "LOWER":
    case "LCASE":
    case "UPPER":
    case "UCASE":
      textual(arg(0), name);
      return of(
        `forge_${name === "LOWER" || name === "LCASE" ? "lower" : "upper"}(${arg(0).sql})`,
        "text",
      );
    case "TRIM":
    case "LTRIM":
    case "RTRIM":
      textual(arg(0), name);
      return of(`${name}(${arg(0).sql}, ' ')`, "text");
    case "REPLACE":
      args.forEach((part) => textual(part, name));
      return of(`REPLACE(${arg(0).sql}, ${arg(1).sql}, ${arg(2).sql})`, "text");
    case "INSTR":
      args.forEach((part) => textual(part, name));
      return of(`INSTR(${arg(0).sql}, ${arg(1).sql})`, "bigint");
    case "LOCATE":
      args.forEach((part) => textual(part, name));
      return of(`INSTR(${arg(1).sql}, ${arg(0).sql})`, "bigint");
    case "SUBSTRING":
    case "SUBSTR":
    case "MID":
    case "LEFT": {
      const [from, size] = name === "LEFT" ? ["1", arg(1).sql] : [arg(1).sql, args[2]?.sql];
      if (from === "0") throw new Refused("SUBSTRING starts at 1");
      const kind = arg(0).kind === "binary" ? "binary" : "text";
      if (kind === "text") textual(arg(0), name);
      return of(`SUBSTR(${arg(0).sql}, ${from}${size === undefined ? "" : `, ${size}`})`, kind);
    }
    case "LENGTH":
    case "OCTET_LENGTH":
      return of(`OCTET_LENGTH(${arg(0).sql})`, "bigint");
    case "CHAR_LENGTH":
    case "CHARACTER_LENGTH":
      return of(`LENGTH(${arg(0).sql})`, "bigint");
    case "HEX":
      if (arg(0).kind === "int" || arg(0).kind === "bigint")
        return of(`PRINTF('%X', ${arg(0).sql})`, "text");
      return of(`IIF(${arg(0).sql} IS NULL, NULL, HEX(${arg(0).sql}))`, "text");
    case "UNHEX":
      return of(`UNHEX(${arg(0).sql})`, "binary");
    case "NOT":
      return of(`(NOT ${arg(0).sql})`, "bigint");
    case "EXISTS":
      return { ...of(`(EXISTS ${arg(0).sql})`, "bigint"), bare: [] };
    case "DATABASE":
    case "SCHEMA":
      return of("'forge'", "text");
    case "NOW":
    case "CURRENT_TIMESTAMP":
      return of("forge_now()", "datetime");
    default:
      throw new Refused(`the function ${name} is not supported`);
  }
};

const textual = (expr: Expr, what: string): void => {
  if (!["text", "param", "null", "datetime"].includes(expr.kind))
    throw new Refused(`${what} on ${expr.kind} is not supported`);
};

/** VALUES(col) in ON DUPLICATE KEY UPDATE: the value that the insert wanted. */
const wantedValue = (args: ReadonlyArray<AstNode>, scope: Scope): Expr => {
  const [first] = args;
  if (scope.excluded === undefined || first === undefined)
    throw new Refused("VALUES() is for ON DUPLICATE KEY UPDATE");
  const name = text(first["column"]).toLowerCase();
  const column = scope.excluded.columns.find((candidate) => candidate.name.toLowerCase() === name);
  if (column === undefined) throw new Refused(`Unknown column '${name}' in 'field list'`, 1054);
  return {
    ...column,
    sql: `excluded.${quote(column.name)}`,
    column: true,
    bare: [],
    aggregate: false,
  };
};

const castTo = (work: Translation, part: AstNode, scope: Scope): Expr => {
  const value = work.expression(work, node(part["expr"]), scope);
  const [target] = nodes(part["target"]);
  const type = target === undefined ? "" : text(target["dataType"]).toUpperCase();
  const of = (sql: string, kind: Kind): Expr => ({
    sql,
    kind,
    column: false,
    bare: value.bare,
    aggregate: value.aggregate,
  });
  if (target !== undefined && typeof target["length"] === "number")
    throw new Refused("CAST with a length is not supported");
  switch (type) {
    case "CHAR":
      if (value.kind === "decimal" || value.kind === "double")
        throw new Refused(`CAST of ${value.kind} to CHAR is not supported`);
      return of(`CAST(${value.sql} AS TEXT)`, "text");
    case "SIGNED":
    case "SIGNED INTEGER":
    case "UNSIGNED":
      return of(
        `CAST(${value.kind === "decimal" || value.kind === "double" ? `ROUND(${value.sql})` : value.sql} AS INTEGER)`,
        "bigint",
      );
    case "BINARY":
      return of(`CAST(${value.sql} AS BLOB)`, "binary");
    default:
      throw new Refused(`CAST to ${type} is not supported`);
  }
};
