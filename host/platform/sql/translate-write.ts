import { node, nodes, only, optionalNode, optionalText, text, type AstNode } from "./ast-node";
import type { Column, Table } from "./column-type";
import { Refused } from "./refused";
import { quote, type Expr, type Scope, type Source } from "./scope";
import { translateExpression } from "./translate-expression";
import { limitOf, tail, translateSelect } from "./translate-select";
import type { Translation } from "./translation";

export interface WriteSql {
  readonly sql: string;
  /** How SQLite's count of changes and the marks of `forge_seen` add up to MySQL's affected rows. */
  readonly counting: "insert" | "upsert" | "replace" | "update" | "delete";
  readonly autoIncrement: boolean;
}

/** INSERT and REPLACE. */
export const translateInsert = (work: Translation, part: AstNode): WriteSql => {
  only(
    part,
    ["type", "table", "columns", "values", "prefix", "on_duplicate_update", "loc", "set"],
    "INSERT",
  );
  const prefix = (optionalText(part["prefix"]) ?? "into").toLowerCase();
  if (prefix !== "into")
    throw new Refused(
      `INSERT ${prefix.toUpperCase()} is refused: IGNORE turns errors into silent changes; use ON DUPLICATE KEY UPDATE key = key`,
    );
  const table = tableOf(work, part["table"]);
  if (part["set"] !== null && part["set"] !== undefined)
    throw new Refused("INSERT … SET is not supported; use VALUES");
  const named = Array.isArray(part["columns"])
    ? part["columns"].map((name) => columnOf(table, text(name)))
    : table.columns;
  const now = table.columns.filter((column) => column.currentTimestamp && !named.includes(column));
  const forgotten = table.columns.find(
    (column) =>
      !column.nullable && !column.hasDefault && !column.autoIncrement && !named.includes(column),
  );
  if (forgotten !== undefined)
    throw new Refused(`Field '${forgotten.name}' doesn't have a default value`, 1364);
  const targets = [...named, ...now].map((column) => quote(column.name)).join(", ");
  const isReplace = text(part["type"]) === "replace";
  const duplicate = optionalNode(part["on_duplicate_update"]);
  const clause = isReplace
    ? replaceClause(table, [...named, ...now])
    : duplicate === undefined
      ? ""
      : upsertClause(work, duplicate, table);
  const counting = isReplace ? "replace" : duplicate === undefined ? "insert" : "upsert";
  const source = rowsOf(work, node(part["values"]), named, now.length, clause !== "");
  return {
    sql: `INSERT INTO ${quote(table.name)} (${targets}) ${source}${clause}`,
    counting,
    autoIncrement: table.columns.some((column) => column.autoIncrement),
  };
};

const rowsOf = (
  work: Translation,
  values: AstNode,
  named: ReadonlyArray<Column>,
  extra: number,
  upsert: boolean,
): string => {
  const filled = Array.from({ length: extra }, () => "forge_now()");
  if (text(values["type"]) === "values") {
    const rows = nodes(values["values"]).map((row) => {
      const cells = nodes(row["value"]);
      if (cells.length !== named.length)
        throw new Refused("Column count doesn't match value count at row 1", 1136);
      const sql = cells.map((cell, index) =>
        stored(translateExpression(work, cell, { sources: [] }), named[index]),
      );
      return `(${[...sql, ...filled].join(", ")})`;
    });
    return `VALUES ${rows.join(", ")}`;
  }
  const select = translateSelect(work, values, undefined);
  if (select.columns.length !== named.length)
    throw new Refused("Column count doesn't match value count at row 1", 1136);
  const cells = select.columns.map((column, index) =>
    stored(
      { ...column, sql: `source.${quote(column.name)}`, column: true, bare: [], aggregate: false },
      named[index],
    ),
  );
  // SQLite takes an ON CONFLICT after a SELECT for a join condition unless there is a WHERE.
  return `SELECT ${[...cells, ...filled].join(", ")} FROM (${select.sql}) AS source${upsert ? " WHERE true" : ""}`;
};

/** The value as the column keeps it; what cannot be kept fails in the column's checks. */
const stored = (expr: Expr, column: Column | undefined): string => {
  if (column?.kind === "binary" && (expr.kind === "text" || expr.kind === "param"))
    return `CAST(${expr.sql} AS BLOB)`;
  if (column?.kind !== "binary" && expr.kind === "binary")
    throw new Refused(`bytes are stored in the column ${column?.name ?? ""}, which is not binary`);
  return expr.sql;
};

const upsertClause = (work: Translation, duplicate: AstNode, table: Table): string => {
  const source: Source = { alias: table.name, columns: table.columns };
  const sets = assignments(work, nodes(duplicate["set"]), table, {
    sources: [source],
    excluded: source,
  });
  return ` ON CONFLICT DO UPDATE SET ${assign(sets)} WHERE forge_seen(1, ${differs(sets)})`;
};

/** REPLACE as an upsert of the whole row: what MySQL does too when one unique key is in conflict. */
const replaceClause = (table: Table, given: ReadonlyArray<Column>): string => {
  if (given.length !== table.columns.length)
    throw new Refused("REPLACE needs a value for every column of the table");
  const sets = table.columns.map((column) => ({
    column,
    sql: `excluded.${quote(column.name)}`,
    table: table.name,
  }));
  return ` ON CONFLICT DO UPDATE SET ${assign(sets)} WHERE forge_seen(1, ${differs(sets)})`;
};

interface Assignment {
  readonly column: Column;
  readonly sql: string;
  readonly table: string;
}

const assign = (sets: ReadonlyArray<Assignment>): string =>
  sets.map(({ column, sql }) => `${quote(column.name)} = ${sql}`).join(", ");

const differs = (sets: ReadonlyArray<Assignment>): string =>
  `(${sets.map(({ column, sql, table }) => `${quote(table)}.${quote(column.name)} IS NOT (${sql})`).join(" OR ")})`;

/** SET lists. MySQL evaluates them from left to right, SQLite at once: a list that could tell the difference is refused. */
const assignments = (
  work: Translation,
  sets: ReadonlyArray<AstNode>,
  table: Table,
  scope: Scope,
): ReadonlyArray<Assignment> => {
  const done: Assignment[] = [];
  for (const set of sets) {
    const column = columnOf(table, text(set["column"]));
    const value = translateExpression(work, node(set["value"]), scope);
    const alias = scope.sources[0]?.alias ?? table.name;
    for (const earlier of done) {
      if (
        earlier.sql !== reference(alias, earlier.column) &&
        value.bare.includes(reference(alias, earlier.column))
      ) {
        throw new Refused(
          `SET ${column.name} reads ${earlier.column.name}, which the same SET changed before: MySQL and others disagree on its value`,
        );
      }
    }
    done.push({ column, sql: stored(value, column), table: alias });
  }
  return done;
};

const reference = (alias: string, column: Column): string =>
  `${quote(alias)}.${quote(column.name)}`;

/** UPDATE of one table. */
export const translateUpdate = (work: Translation, part: AstNode): WriteSql => {
  only(part, ["type", "table", "set", "where", "orderby", "limit", "loc", "with"], "UPDATE");
  if (nodes(part["with"]).length > 0) throw new Refused("WITH before UPDATE is not supported");
  const table = tableOf(work, part["table"]);
  const alias = optionalText(nodes(part["table"])[0]?.["as"]) ?? table.name;
  const scope: Scope = { sources: [{ alias, columns: table.columns }] };
  const sets = assignments(work, nodes(part["set"]), table, scope);
  const where = optionalNode(part["where"]);
  const condition = where === undefined ? "1" : translateExpression(work, where, scope).sql;
  const target = `${quote(table.name)}${alias === table.name ? "" : ` AS ${quote(alias)}`}`;
  const limited = limitOf(part);
  const chosen =
    limited === "" && nodes(part["orderby"]).length === 0
      ? condition
      : keysOf(work, part, table, scope, target, condition);
  return {
    sql: `UPDATE ${target} SET ${assign(sets)} WHERE ${chosen} AND forge_seen((${chosen}) IS TRUE, ${differs(sets)})`,
    counting: "update",
    autoIncrement: false,
  };
};

/** The rows of an UPDATE or DELETE … ORDER BY … LIMIT, chosen by primary key before any of them changes. */
const keysOf = (
  work: Translation,
  part: AstNode,
  table: Table,
  scope: Scope,
  target: string,
  condition: string,
): string => {
  if (table.primaryKey.length === 0)
    throw new Refused("UPDATE and DELETE … LIMIT need a table with a primary key");
  const alias = scope.sources[0]?.alias ?? table.name;
  const keys = table.primaryKey.map((name) => `${quote(alias)}.${quote(name)}`).join(", ");
  return `(${keys}) IN (SELECT ${keys} FROM ${target} WHERE ${condition}${tail(work, part, scope, [])})`;
};

/** DELETE from one table. */
export const translateDelete = (work: Translation, part: AstNode): WriteSql => {
  only(part, ["type", "table", "from", "where", "orderby", "limit", "loc", "with"], "DELETE");
  if (nodes(part["from"]).length !== 1)
    throw new Refused("DELETE from several tables is not supported");
  const table = tableOf(work, part["from"]);
  const alias = optionalText(nodes(part["from"])[0]?.["as"]) ?? table.name;
  const scope: Scope = { sources: [{ alias, columns: table.columns }] };
  const where = optionalNode(part["where"]);
  const condition = where === undefined ? "" : translateExpression(work, where, scope).sql;
  const target = `${quote(table.name)}${alias === table.name ? "" : ` AS ${quote(alias)}`}`;
  const isLimited = limitOf(part) !== "";
  const chosen = isLimited
    ? ` WHERE ${keysOf(work, part, table, scope, target, where === undefined ? "1" : condition)}`
    : where === undefined
      ? ""
      : ` WHERE ${condition}`;
  return { sql: `DELETE FROM ${target}${chosen}`, counting: "delete", autoIncrement: false };
};

const tableOf = (work: Translation, value: unknown): Table => {
  const [first, second] = nodes(value);
  if (first === undefined || second !== undefined)
    throw new Refused("one table at a time can be written");
  if (optionalText(first["db"]) !== undefined)
    throw new Refused("a database name before a table is not supported");
  return work.catalog.need(text(first["table"]));
};

const columnOf = (table: Table, name: string): Column => {
  const column = table.columns.find(
    (candidate) => candidate.name.toLowerCase() === name.toLowerCase(),
  );
  if (column === undefined) throw new Refused(`Unknown column '${name}' in 'field list'`, 1054);
  return column;
};
