// Longer than other files: one switch over everything that an expression of the MySQL subset may contain.
import { node, nodes, only, optionalNode, optionalText, text, type AstNode } from "./ast-node";
import type { Kind } from "./column-type";
import { integral, isNumeric, numeric, unify } from "./expression-kind";
import { callFunction } from "./translate-function";
import { Refused } from "./refused";
import { resolveColumn, type Expr, type Scope } from "./scope";
import { BACKSLASH_MARK } from "./tokenize";
import type { Translation } from "./translation";

const KNOWN = [
  "type",
  "loc",
  "parentheses",
  "collate",
  "value",
  "escape",
  "table",
  "column",
  "operator",
  "left",
  "right",
  "expr",
  "args",
  "name",
  "over",
  "ast",
  "tableList",
  "columnList",
];

/** One expression of MySQL in SQLite's words. @throws Refused for what the subset does not have */
export const translateExpression = (work: Translation, part: AstNode, scope: Scope): Expr => {
  const expr = translate(work, part, scope);
  const sql =
    part["parentheses"] === true && !expr.sql.startsWith("(") ? `(${expr.sql})` : expr.sql;
  const listed = scope.grouped?.has(expr.sql) === true || scope.grouped?.has(sql) === true;
  return { ...expr, sql, bare: listed ? [] : expr.bare };
};

const translate = (work: Translation, part: AstNode, scope: Scope): Expr => {
  only(part, KNOWN, "expression");
  if (Array.isArray(part["tableList"])) return work.subquery(work, part, scope);
  const type = text(part["type"]);
  switch (type) {
    case "column_ref":
      return columnOrPlaceholder(work, part, scope);
    case "number":
      return literal(
        String(part["value"]),
        Number.isInteger(Number(part["value"])) ? "bigint" : "decimal",
      );
    case "bigint":
      return literal(text(part["value"]), "bigint");
    case "bool":
      return literal(part["value"] === true ? "1" : "0", "bigint");
    case "null":
      return literal("NULL", "null");
    case "single_quote_string":
    case "double_quote_string":
      return literal(sqlString(text(part["value"])), "text");
    case "hex_string":
    case "full_hex_string":
      return literal(`x'${hexDigits(text(part["value"]))}'`, "binary");
    case "binary_expr":
      return binary(work, part, scope);
    case "unary_expr":
      return unary(work, part, scope);
    case "case":
      return caseWhen(work, part, scope);
    case "aggr_func":
      return aggregate(work, part, scope);
    case "function":
    case "cast":
      return callFunction(work, part, scope);
    case "expr_list": {
      const items = nodes(part["value"]).map((item) => translateExpression(work, item, scope));
      const [single] = items;
      if (items.length === 1 && single !== undefined) return single;
      return {
        sql: `(${items.map((item) => item.sql).join(", ")})`,
        kind: "null",
        column: false,
        bare: items.flatMap((item) => item.bare),
        aggregate: items.some((item) => item.aggregate),
      };
    }
    default:
      throw new Refused(`${type} is not supported in an expression`);
  }
};

const literal = (sql: string, kind: Kind): Expr => {
  const scale = kind === "decimal" ? { scale: sql.split(".")[1]?.length ?? 0 } : {};
  return { sql, kind, ...scale, column: false, bare: [], aggregate: false };
};

const sqlString = (value: string): string => {
  if (value.includes("\0"))
    throw new Refused("a NUL character in a string literal is not supported; bind it");
  return `'${value.replaceAll("'", "''")}'`;
};

const hexDigits = (value: string): string => {
  const digits = value.replace(/^0x/iu, "");
  if (!/^(?:[\da-f]{2})*$/iu.test(digits))
    throw new Refused("a hexadecimal literal needs an even number of digits");
  return digits;
};

const columnOrPlaceholder = (work: Translation, part: AstNode, scope: Scope): Expr => {
  const name = text(part["column"]);
  const table = optionalText(part["table"]);
  const placeholder = table === undefined ? /^__([ps])(\d+)$/u.exec(name) : null;
  if (placeholder !== null) {
    const index = Number(placeholder[2]);
    if (placeholder[1] === "p")
      return { sql: `?${index}`, kind: "param", column: false, bare: [], aggregate: false };
    return literal(sqlString(work.statement.strings[index] ?? ""), "text");
  }
  if (part["collate"] !== null && part["collate"] !== undefined)
    throw new Refused("COLLATE in an expression is not supported");
  return resolveColumn(scope, table, name);
};

const join = (sql: string, kind: Kind, parts: ReadonlyArray<Expr>, scale?: number): Expr => ({
  sql,
  kind,
  ...(scale === undefined ? {} : { scale }),
  column: false,
  bare: parts.flatMap((part) => part.bare),
  aggregate: parts.some((part) => part.aggregate),
});

const COMPARISONS: ReadonlySet<string> = new Set(["=", "<>", "!=", "<", "<=", ">", ">="]);

const binary = (work: Translation, part: AstNode, scope: Scope): Expr => {
  const operator = text(part["operator"]).toUpperCase();
  if (operator === "AND" || operator === "OR") return logical(work, part, scope);
  const left = translateExpression(work, node(part["left"]), scope);
  if (operator === "IN" || operator === "NOT IN")
    return membership(work, operator, left, node(part["right"]), scope);
  if (operator === "BETWEEN" || operator === "NOT BETWEEN") {
    const [low, high] = nodes(node(part["right"])["value"]).map((item) =>
      translateExpression(work, item, scope),
    );
    if (low === undefined || high === undefined) throw new Refused("BETWEEN needs two bounds");
    const [, lowSql] = comparable(work, left, low);
    const [leftSql, highSql] = comparable(work, left, high);
    return join(`(${leftSql} ${operator} ${lowSql} AND ${highSql})`, "bigint", [left, low, high]);
  }
  const right = translateExpression(work, node(part["right"]), scope);
  if (COMPARISONS.has(operator)) {
    const [leftSql, rightSql] = comparable(work, left, right);
    return join(`${leftSql} ${operator === "!=" ? "<>" : operator} ${rightSql}`, "bigint", [
      left,
      right,
    ]);
  }
  switch (operator) {
    case "IS":
    case "IS NOT":
      if (!["NULL", "0", "1"].includes(right.sql))
        throw new Refused(`${operator} takes NULL, TRUE or FALSE`);
      return join(
        `(${left.sql} ${operator} ${right.sql === "1" ? "TRUE" : right.sql === "0" ? "FALSE" : "NULL"})`,
        "bigint",
        [left, right],
      );
    case "LIKE":
    case "NOT LIKE":
      return like(work, operator, left, right, optionalNode(node(part["right"])["escape"]));
    case "+":
    case "-":
    case "*":
      return arithmetic(operator, left, right);
    case "/": {
      const scale = left.kind === "decimal" ? (left.scale ?? 0) + 4 : 4;
      const kind = left.kind === "double" || right.kind === "double" ? "double" : "decimal";
      numeric(left, operator);
      numeric(right, operator);
      return join(`(CAST(${left.sql} AS REAL) / ${right.sql})`, kind, [left, right], scale);
    }
    case "DIV":
    case "%":
    case "MOD":
    case "&":
    case "|":
      integral(left, operator);
      integral(right, operator);
      return join(
        `(CAST(${left.sql} AS INTEGER) ${operator === "DIV" ? "/" : operator === "MOD" ? "%" : operator} CAST(${right.sql} AS INTEGER))`,
        "bigint",
        [left, right],
      );
    default:
      throw new Refused(`the operator ${operator} is not supported`);
  }
};

/**
 * A chain of AND and OR. The parser gives both the same rank (`a OR b AND c` comes as `(a OR b) AND c`), but keeps
 * their order and marks parentheses: so the chain is laid flat and built again with AND binding tighter.
 */
const logical = (work: Translation, part: AstNode, scope: Scope): Expr => {
  const operands: Expr[][] = [[]];
  const walk = (item: AstNode, isRoot: boolean): void => {
    const operator = item["type"] === "binary_expr" ? text(item["operator"]).toUpperCase() : "";
    if ((operator !== "AND" && operator !== "OR") || (!isRoot && item["parentheses"] === true)) {
      operands.at(-1)?.push(translateExpression(work, item, scope));
      return;
    }
    walk(node(item["left"]), false);
    if (operator === "OR") operands.push([]);
    walk(node(item["right"]), false);
  };
  walk(part, true);
  const alternatives = operands.map((all) => all.map((expr) => expr.sql).join(" AND "));
  return join(`(${alternatives.join(" OR ")})`, "bigint", operands.flat());
};

const arithmetic = (operator: string, left: Expr, right: Expr): Expr => {
  numeric(left, operator);
  numeric(right, operator);
  const kinds = new Set([left.kind, right.kind]);
  const kind = kinds.has("double") ? "double" : kinds.has("decimal") ? "decimal" : "bigint";
  const scales: ReadonlyArray<number> = [left.scale ?? 0, right.scale ?? 0];
  const scale = operator === "*" ? scales.reduce((a, b) => a + b, 0) : Math.max(...scales);
  return join(
    `(${left.sql} ${operator} ${right.sql})`,
    kind,
    [left, right],
    kind === "decimal" ? scale : undefined,
  );
};

/** Both sides so that SQLite compares them as MySQL does; refuses pairs that MySQL compares as floating point. */
const comparable = (work: Translation, left: Expr, right: Expr): readonly [string, string] => {
  const kinds = [left.kind, right.kind];
  if (kinds.includes("binary")) return [asBlob(left), asBlob(right)];
  const textual = kinds.some((kind) => kind === "text" || kind === "datetime");
  if (textual && kinds.some(isNumeric))
    throw new Refused("text is compared with a number: MySQL would do it as floating point");
  if (textual) {
    for (const side of [left, right])
      if (side.kind === "param") work.textParams.add(Number(side.sql.slice(1)));
    return [left.sql, right.sql];
  }
  return [asNumber(left, right), asNumber(right, left)];
};

const asBlob = (side: Expr): string => {
  if (side.kind === "binary" || side.kind === "null") return side.sql;
  if (isNumeric(side.kind)) throw new Refused("bytes are compared with a number");
  return `CAST(${side.sql} AS BLOB)`;
};

const asNumber = (side: Expr, other: Expr): string =>
  side.kind === "param" && isNumeric(other.kind) && !other.column
    ? `CAST(${side.sql} AS NUMERIC)`
    : side.sql;

const membership = (
  work: Translation,
  operator: string,
  left: Expr,
  right: AstNode,
  scope: Scope,
): Expr => {
  const list = nodes(right["value"]);
  const [first] = list;
  if (first !== undefined && Array.isArray(first["tableList"])) {
    const inner = work.subquery(work, first, scope);
    return join(`(${left.sql} ${operator} ${inner.sql})`, "bigint", [left]);
  }
  if (list.length === 0) throw new Refused("IN needs at least one value", 1064);
  const items = list.map((item) => translateExpression(work, item, scope));
  const sides = items.map((item) => comparable(work, left, item));
  const leftSql = sides[0]?.[0] ?? left.sql;
  return join(`(${leftSql} ${operator} (${sides.map(([, item]) => item).join(", ")}))`, "bigint", [
    left,
    ...items,
  ]);
};

/** LIKE becomes GLOB: native, case-sensitive as utf8mb4_bin is, and the pattern is converted once for a statement. */
const like = (
  work: Translation,
  operator: string,
  left: Expr,
  right: Expr,
  escape: AstNode | undefined,
): Expr => {
  if (left.kind === "binary" || right.kind === "binary")
    throw new Refused("LIKE on bytes is not supported");
  if (right.kind === "param") work.textParams.add(Number(right.sql.slice(1)));
  const given = escape === undefined ? "\\" : text(node(escape["value"])["value"]);
  const mark = given === BACKSLASH_MARK ? "\\" : given;
  if ([...mark].length > 1) throw new Refused("ESCAPE takes one character", 1210);
  const glob = `forge_glob(${right.sql}, ${sqlString(mark)})`;
  return join(`(${left.sql} ${operator === "LIKE" ? "GLOB" : "NOT GLOB"} ${glob})`, "bigint", [
    left,
    right,
  ]);
};

const unary = (work: Translation, part: AstNode, scope: Scope): Expr => {
  const operator = text(part["operator"]).toUpperCase();
  const inner = translateExpression(work, node(part["expr"]), scope);
  switch (operator) {
    case "NOT":
    case "!":
      return join(`(NOT ${inner.sql})`, "bigint", [inner]);
    case "EXISTS":
    case "NOT EXISTS":
      return join(`(${operator} ${inner.sql})`, "bigint", []);
    case "-":
      numeric(inner, "-");
      return join(
        `(-${inner.sql})`,
        inner.kind === "int" ? "bigint" : inner.kind,
        [inner],
        inner.scale,
      );
    case "+":
      return inner;
    default:
      throw new Refused(`the operator ${operator} is not supported`);
  }
};

const caseWhen = (work: Translation, part: AstNode, scope: Scope): Expr => {
  const subject = optionalNode(part["expr"]);
  const on = subject === undefined ? undefined : translateExpression(work, subject, scope);
  const parts: Expr[] = on === undefined ? [] : [on];
  const results: Expr[] = [];
  let sql = "CASE";
  for (const branch of nodes(part["args"])) {
    const result = translateExpression(work, node(branch["result"]), scope);
    results.push(result);
    if (text(branch["type"]) === "else") {
      sql += ` ELSE ${result.sql}`;
      continue;
    }
    const cond = translateExpression(work, node(branch["cond"]), scope);
    parts.push(cond);
    const [subjectSql, condSql] = on === undefined ? ["", cond.sql] : comparable(work, on, cond);
    sql += ` WHEN ${on === undefined ? condSql : `${subjectSql} = ${condSql}`} THEN ${result.sql}`;
  }
  const { kind, scale } = unify(results);
  return join(`(${sql} END)`, kind, [...parts, ...results], scale);
};

const aggregate = (work: Translation, part: AstNode, scope: Scope): Expr => {
  const name = text(part["name"]).toUpperCase();
  if (part["over"] !== null && part["over"] !== undefined)
    throw new Refused("window functions are not supported");
  const args = node(part["args"]);
  const distinct = optionalText(args["distinct"])?.toUpperCase() === "DISTINCT" ? "DISTINCT " : "";
  only(args, ["distinct", "expr", "loc"], name);
  // Columns inside an aggregate are never bare, and the select list's names are not visible in it.
  const inner = node(args["expr"]);
  if (name === "COUNT" && inner["type"] === "star")
    return { sql: "COUNT(*)", kind: "bigint", column: false, bare: [], aggregate: true };
  const { grouped: _grouped, ...ungrouped } = scope;
  const value = translateExpression(work, inner, ungrouped);
  if (value.aggregate) throw new Refused("Invalid use of group function", 1111);
  const of = (kind: Kind, sql: string, scale?: number): Expr => ({
    ...join(sql, kind, [], scale),
    aggregate: true,
  });
  switch (name) {
    case "COUNT":
      if (value.sql.startsWith("(") && inner["type"] === "expr_list")
        throw new Refused("COUNT of several columns is not supported");
      return of("bigint", `COUNT(${distinct}${value.sql})`);
    case "MIN":
    case "MAX":
      return of(value.kind, `${name}(${distinct}${value.sql})`, value.scale);
    case "SUM":
      numeric(value, name);
      return of(
        value.kind === "double" ? "double" : "decimal",
        `SUM(${distinct}${value.sql})`,
        value.kind === "double" ? undefined : (value.scale ?? 0),
      );
    case "AVG":
      numeric(value, name);
      return of(
        value.kind === "double" ? "double" : "decimal",
        `AVG(${distinct}${value.sql})`,
        value.kind === "double" ? undefined : (value.scale ?? 0) + 4,
      );
    default:
      throw new Refused(`the aggregate ${name} is not supported`);
  }
};
