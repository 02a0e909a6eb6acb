// Longer than other files: the clauses of SELECT decide together what each column is, and share one scope.
import { node, nodes, only, optionalNode, optionalText, text, type AstNode } from "./ast-node";
import { Refused } from "./refused";
import { quote, type Expr, type OutputColumn, type Scope, type Source } from "./scope";
import { unify } from "./expression-kind";
import { translateExpression } from "./translate-expression";
import type { Translation } from "./translation";

export interface SelectSql {
  readonly sql: string;
  readonly columns: ReadonlyArray<OutputColumn>;
}

const KNOWN = [
  "type",
  "with",
  "distinct",
  "columns",
  "into",
  "from",
  "where",
  "groupby",
  "having",
  "orderby",
  "limit",
  "_next",
  "set_op",
  "loc",
  "parentheses",
  "parentheses_symbol",
  "tableList",
  "columnList",
  "ast",
];
const JOINS: ReadonlySet<string> = new Set([
  "INNER JOIN",
  "JOIN",
  "LEFT JOIN",
  "LEFT OUTER JOIN",
  "CROSS JOIN",
]);

/** A SELECT with everything that hangs on it: WITH, UNION, ORDER BY, LIMIT. */
export const translateSelect = (
  work: Translation,
  part: AstNode,
  outer: Scope | undefined,
): SelectSql => {
  const { prefix, withs } = withQueries(work, part, outer);
  const first = selectCore(work, part, outer, withs, optionalNode(part["_next"]) !== undefined);
  let { sql } = first;
  let { columns } = first;
  let current = part;
  let next = optionalNode(current["_next"]);
  while (next !== undefined) {
    const operator = text(current["set_op"]).toUpperCase();
    if (operator !== "UNION ALL" && operator !== "UNION" && operator !== "UNION DISTINCT")
      throw new Refused(`${operator} is not supported`);
    const member = selectCore(work, next, outer, withs, true);
    if (member.columns.length !== columns.length)
      throw new Refused("The used SELECT statements have a different number of columns", 1222);
    sql += ` ${operator === "UNION ALL" ? "UNION ALL" : "UNION"} ${member.sql}`;
    columns = columns.map((column, index) => ({
      name: column.name,
      ...unionKind(column, member.columns[index] ?? column),
    }));
    const isUnionTail =
      optionalNode(next["_next"]) === undefined && next["parentheses_symbol"] !== true;
    if (isUnionTail) sql += tail(work, next, { sources: [{ alias: "", columns }] }, columns);
    current = next;
    next = optionalNode(current["_next"]);
  }
  return { sql: `${prefix}${sql}`, columns };
};

/** A column of a UNION: smaller integers stay what they are where every member has them. */
const unionKind = (first: OutputColumn, second: OutputColumn): ReturnType<typeof unify> =>
  first.kind === "int" && second.kind === "int"
    ? { kind: "int" }
    : unify([asExpr(first), asExpr(second)]);

const asExpr = (column: OutputColumn): Expr => ({
  ...column,
  sql: "",
  column: false,
  bare: [],
  aggregate: false,
});

/** A SELECT in parentheses inside an expression. */
export const translateSubquery = (work: Translation, part: AstNode, scope: Scope): Expr => {
  const inner = translateSelect(work, node(part["ast"]), scope);
  const [first] = inner.columns;
  return {
    sql: `(${inner.sql})`,
    kind: first?.kind ?? "null",
    ...(first?.scale === undefined ? {} : { scale: first.scale }),
    column: false,
    bare: [],
    aggregate: false,
  };
};

const withQueries = (
  work: Translation,
  part: AstNode,
  outer: Scope | undefined,
): { readonly prefix: string; readonly withs: Map<string, ReadonlyArray<OutputColumn>> } => {
  const withs = new Map(outer?.withs ?? []);
  const pieces = nodes(part["with"]).map((item) => {
    only(item, ["name", "stmt", "loc"], "WITH");
    const name = text(item["name"]);
    const inner = translateSelect(work, node(node(item["stmt"])["ast"]), { sources: [], withs });
    withs.set(name, inner.columns);
    return `${quote(name)} AS (${inner.sql})`;
  });
  return { prefix: pieces.length === 0 ? "" : `WITH ${pieces.join(", ")} `, withs };
};

const selectCore = (
  work: Translation,
  part: AstNode,
  outer: Scope | undefined,
  withs: ReadonlyMap<string, ReadonlyArray<OutputColumn>>,
  isUnionMember: boolean,
): SelectSql => {
  only(part, KNOWN, "SELECT");
  const base: Scope = { sources: [], withs, ...(outer === undefined ? {} : { outer }) };
  const { sql: fromSql, sources } = translateFrom(work, nodes(part["from"]), base);
  const scope: Scope = { ...base, sources };
  const listed = nodes(part["columns"]);
  const plain = listed.map((item) => selectItem(work, item, scope));
  const aliases = new Map<string, Expr>();
  listed.forEach((item, index) => {
    const alias = optionalText(item["as"]);
    const [single] = plain[index] ?? [];
    if (alias !== undefined && single !== undefined) aliases.set(alias.toLowerCase(), single.expr);
  });
  const where = optionalNode(part["where"]);
  const whereSql =
    where === undefined ? "" : ` WHERE ${noAggregate(translateExpression(work, where, scope))}`;
  const groupNodes = nodes(optionalNode(part["groupby"])?.["columns"]);
  const groups = groupNodes.map((item) => groupKey(work, item, { ...scope, aliases }));
  const items = plain.flat();
  const isGrouped = groups.length > 0 || items.some((item) => item.expr.aggregate);
  const grouped = isGrouped ? { grouped: new Set(groups) } : {};
  const after: Scope = { ...scope, aliases, ...grouped };
  const shown = isGrouped
    ? listed.flatMap((item) => selectItem(work, item, { ...scope, ...grouped }))
    : items;
  if (isGrouped) for (const item of shown) fullGroupBy(item.expr);
  const having = optionalNode(part["having"]);
  const havingSql =
    having === undefined
      ? ""
      : ` HAVING ${fullGroupBy(translateExpression(work, having, after)).sql}`;
  const columns = shown.map((item): OutputColumn => ({
    name: item.name,
    kind: item.expr.kind,
    ...(item.expr.scale === undefined ? {} : { scale: item.expr.scale }),
  }));
  const distinct = optionalText(part["distinct"])?.toUpperCase() === "DISTINCT" ? "DISTINCT " : "";
  const list = shown.map((item) => `${item.expr.sql} AS ${quote(item.name)}`).join(", ");
  const groupSql = groups.length === 0 ? "" : ` GROUP BY ${groups.join(", ")}`;
  const sql = `SELECT ${distinct}${list}${fromSql}${whereSql}${groupSql}${havingSql}`;
  if (part["parentheses_symbol"] === true && (part["orderby"] !== null || part["limit"] !== null)) {
    return { sql: `SELECT * FROM (${sql}${tail(work, part, after, columns)})`, columns };
  }
  return { sql: isUnionMember ? sql : `${sql}${tail(work, part, after, columns)}`, columns };
};

const noAggregate = (expr: Expr): string => {
  if (expr.aggregate) throw new Refused("Invalid use of group function", 1111);
  return expr.sql;
};

const groupKey = (work: Translation, item: AstNode, scope: Scope): string => {
  if (item["type"] === "number")
    throw new Refused("GROUP BY a position is not supported; name the column");
  return translateExpression(work, item, scope).sql;
};

const fullGroupBy = (expr: Expr): Expr => {
  const [column] = expr.bare;
  if (column !== undefined)
    throw new Refused(
      `${column} is neither in GROUP BY nor in an aggregate; this is incompatible with sql_mode=only_full_group_by`,
      1055,
    );
  return expr;
};

interface SelectItem {
  readonly name: string;
  readonly expr: Expr;
}

const selectItem = (work: Translation, item: AstNode, scope: Scope): ReadonlyArray<SelectItem> => {
  const expr = node(item["expr"]);
  const alias = optionalText(item["as"]);
  const isStar =
    expr["type"] === "star" || (expr["type"] === "column_ref" && expr["column"] === "*");
  if (isStar) {
    const table = optionalText(expr["table"]);
    const chosen = scope.sources.filter((source) => table === undefined || source.alias === table);
    return chosen.flatMap((source) =>
      source.columns.map((column) => {
        const sql = `${quote(source.alias)}.${quote(column.name)}`;
        return {
          name: column.name,
          expr: {
            ...column,
            sql,
            column: true,
            bare: scope.grouped?.has(sql) === true ? [] : [sql],
            aggregate: false,
          },
        };
      }),
    );
  }
  const translated = translateExpression(work, expr, scope);
  const own =
    expr["type"] === "column_ref" && !/^__[ps]\d+$/u.test(text(expr["column"]))
      ? text(expr["column"])
      : undefined;
  return [
    { name: alias ?? own ?? work.statement.textOf(expr) ?? translated.sql, expr: translated },
  ];
};

const translateFrom = (
  work: Translation,
  items: ReadonlyArray<AstNode>,
  base: Scope,
): { readonly sql: string; readonly sources: ReadonlyArray<Source> } => {
  const sources: Source[] = [];
  let sql = "";
  for (const item of items) {
    if (item["type"] === "dual") continue;
    only(item, ["db", "table", "as", "join", "on", "expr", "loc", "addition", "using"], "FROM");
    const source = translateSource(work, item, base);
    const join = optionalText(item["join"])?.toUpperCase();
    if (join !== undefined && !JOINS.has(join)) throw new Refused(`${join} is not supported`);
    sources.push(source.source);
    sql +=
      sql === ""
        ? ` FROM ${source.sql}`
        : join === undefined
          ? `, ${source.sql}`
          : ` ${join} ${source.sql}`;
    if (item["using"] !== undefined && item["using"] !== null)
      throw new Refused("JOIN … USING is not supported; use ON");
    const on = optionalNode(item["on"]);
    if (on !== undefined)
      sql += ` ON ${translateExpression(work, on, { ...base, sources: [...sources] }).sql}`;
  }
  return { sql, sources };
};

const SCHEMA_TABLES: ReadonlyArray<OutputColumn> = [
  { name: "table_schema", kind: "text" },
  { name: "table_name", kind: "text" },
  { name: "table_type", kind: "text" },
  { name: "table_rows", kind: "bigint" },
  { name: "data_length", kind: "bigint" },
  { name: "index_length", kind: "bigint" },
];

const translateSource = (
  work: Translation,
  item: AstNode,
  base: Scope,
): { readonly sql: string; readonly source: Source } => {
  const alias = optionalText(item["as"]);
  const derived = optionalNode(item["expr"]);
  if (derived !== undefined) {
    if (alias === undefined) throw new Refused("Every derived table must have its own alias", 1248);
    const { outer: _outer, ...closed } = base;
    const inner = translateSelect(work, node(derived["ast"]), closed);
    return { sql: `(${inner.sql}) AS ${quote(alias)}`, source: { alias, columns: inner.columns } };
  }
  const name = text(item["table"]);
  const database = optionalText(item["db"]);
  if (database?.toLowerCase() === "information_schema") {
    if (name.toLowerCase() !== "tables")
      throw new Refused(`information_schema.${name} is not supported`);
    work.readsSchema.value = true;
    const shown = alias ?? "tables";
    return {
      sql: `forge_schema_tables AS ${quote(shown)}`,
      source: { alias: shown, columns: SCHEMA_TABLES },
    };
  }
  if (database !== undefined) throw new Refused(`the database ${database} is not yours`, 1044);
  const columns = base.withs?.get(name) ?? work.catalog.need(name).columns;
  return {
    sql: alias === undefined ? quote(name) : `${quote(name)} AS ${quote(alias)}`,
    source: { alias: alias ?? name, columns },
  };
};

/** ORDER BY and LIMIT. */
export const tail = (
  work: Translation,
  part: AstNode,
  scope: Scope,
  columns: ReadonlyArray<OutputColumn>,
): string => {
  const order = nodes(part["orderby"]).map((item) => orderItem(work, item, scope, columns));
  return `${order.length === 0 ? "" : ` ORDER BY ${order.join(", ")}`}${limitOf(part)}`;
};

const orderItem = (
  work: Translation,
  item: AstNode,
  scope: Scope,
  columns: ReadonlyArray<OutputColumn>,
): string => {
  const expr = node(item["expr"]);
  if (expr["type"] === "number")
    throw new Refused("ORDER BY a position is not supported; name the column");
  const direction = optionalText(item["type"])?.toUpperCase() === "DESC" ? " DESC" : "";
  const isUnion = scope.sources.length === 1 && scope.sources[0]?.alias === "";
  if (isUnion) {
    const name = expr["type"] === "column_ref" ? text(expr["column"]).toLowerCase() : "";
    const position = columns.findIndex((column) => column.name.toLowerCase() === name);
    if (position < 0) throw new Refused("ORDER BY after UNION takes a column of the result");
    return `${position + 1}${direction}`;
  }
  const translated = translateExpression(work, expr, { ...scope, aliasesFirst: true });
  if (scope.grouped !== undefined) fullGroupBy(translated);
  return `${translated.sql}${direction}`;
};

export const limitOf = (part: AstNode): string => {
  const limit = optionalNode(part["limit"]);
  if (limit === undefined) return "";
  const values = nodes(limit["value"]).map((value) => {
    const count = value["value"];
    if (
      value["type"] !== "number" ||
      typeof count !== "number" ||
      !Number.isInteger(count) ||
      count < 0
    )
      throw new Refused("LIMIT takes an integer written in the statement, not a parameter", 1064);
    return count;
  });
  const [first, second] = values;
  if (first === undefined) return "";
  if (second === undefined) return ` LIMIT ${first}`;
  return optionalText(limit["seperator"]) === ","
    ? ` LIMIT ${second} OFFSET ${first}`
    : ` LIMIT ${first} OFFSET ${second}`;
};
