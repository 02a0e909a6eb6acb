// Longer than other files: CREATE and ALTER TABLE read the same columns and keys, each into SQL and into the catalogue.
import { node, nodes, only, optionalNode, optionalText, text, type AstNode } from "./ast-node";
import { strictChecks, TYPES, type Column, type Table } from "./column-type";
import { Refused } from "./refused";
import { quote } from "./scope";
import type { Translation } from "./translation";

export interface DdlSql {
  readonly statements: ReadonlyArray<string>;
  /** The tables as they are afterwards; undefined for a table that is gone. */
  readonly tables: ReadonlyMap<string, Table | undefined>;
}

const nothing: DdlSql = { statements: [], tables: new Map() };

/** CREATE, ALTER, DROP and TRUNCATE. */
export const translateDdl = (work: Translation, part: AstNode): DdlSql => {
  switch (`${text(part["type"])} ${optionalText(part["keyword"]) ?? ""}`.trim().toLowerCase()) {
    case "create table":
      return createTable(work, part);
    case "create index":
      return createIndex(work, part);
    case "alter":
    case "alter table":
      return alterTable(work, part);
    case "drop table":
      return dropTable(work, part);
    case "drop index":
      return {
        ...nothing,
        statements: [
          `DROP INDEX ${indexName(text(node(part["table"])["table"]), text(node(part["name"])["column"]))}`,
        ],
      };
    case "truncate table": {
      const table = work.catalog.need(text(nodes(part["name"])[0]?.["table"]));
      return { ...nothing, statements: [`DELETE FROM ${quote(table.name)}`] };
    }
    default:
      throw new Refused(`${text(part["type"]).toUpperCase()} is not supported`);
  }
};

const indexName = (table: string, index: string): string => quote(`${table}#${index}`);

const TABLE_OPTIONS: ReadonlySet<string> = new Set([
  "engine",
  "charset",
  "default charset",
  "character set",
  "default character set",
  "collate",
  "default collate",
  "comment",
]);

const createTable = (work: Translation, part: AstNode): DdlSql => {
  only(
    part,
    ["type", "keyword", "if_not_exists", "table", "create_definitions", "table_options", "loc"],
    "CREATE TABLE",
  );
  const name = text(nodes(part["table"])[0]?.["table"]);
  if (work.catalog.find(name) !== undefined) {
    if (optionalText(part["if_not_exists"]) !== undefined) return nothing;
    throw new Refused(`Table '${name}' already exists`, 1050);
  }
  for (const option of nodes(part["table_options"])) {
    const keyword = text(option["keyword"]).toLowerCase();
    if (!TABLE_OPTIONS.has(keyword))
      throw new Refused(`the table option ${keyword} is not supported`);
  }
  const definitions = nodes(part["create_definitions"]);
  const columnNodes = definitions.filter((item) => item["resource"] === "column");
  const keys = definitions.filter((item) => item["resource"] !== "column");
  const inlineKey = columnNodes
    .filter((item) => item["primary_key"] !== undefined)
    .map((item) => text(node(item["column"])["column"]));
  const listedKey = keys.filter((item) => isPrimary(item)).flatMap(keyColumns);
  const primaryKey = inlineKey.length > 0 ? inlineKey : listedKey;
  const columns = columnNodes.map((item) => columnOf(item, primaryKey));
  const [key] = primaryKey;
  const counter = columns.find((column) => column.autoIncrement);
  if (counter !== undefined && (primaryKey.length !== 1 || key !== counter.name))
    throw new Refused("AUTO_INCREMENT is supported on a sole primary key only");
  const uniques = [
    ...columnNodes
      .filter((item) => item["unique"] !== undefined)
      .map((item) => [text(node(item["column"])["column"])]),
    ...keys.filter((item) => isUnique(item)).map(keyColumns),
  ];
  const lines = [
    ...columns.map((column, index) =>
      columnSql(column, columnNodes[index] ?? {}, column.autoIncrement),
    ),
    ...(primaryKey.length === 0 || counter !== undefined
      ? []
      : [`PRIMARY KEY (${primaryKey.map(quote).join(", ")})`]),
    ...uniques.map((unique) => `UNIQUE (${unique.map(quote).join(", ")})`),
  ];
  const indexes = keys
    .filter((item) => !isPrimary(item) && !isUnique(item))
    .map((item) => {
      if (
        item["resource"] !== "index" ||
        !["key", "index"].includes(text(item["keyword"]).toLowerCase())
      )
        throw new Refused(
          `${optionalText(item["constraint_type"]) ?? "this part"} is not supported in CREATE TABLE`,
        );
      return indexSql(
        name,
        optionalText(item["index"]) ?? keyColumns(item).join("_"),
        keyColumns(item),
      );
    });
  const clustered = primaryKey.length > 0 && counter === undefined ? " WITHOUT ROWID" : "";
  return {
    statements: [`CREATE TABLE ${quote(name)} (${lines.join(", ")})${clustered}`, ...indexes],
    tables: new Map([[name, { name, columns, primaryKey }]]),
  };
};

const isPrimary = (item: AstNode): boolean =>
  optionalText(item["constraint_type"])?.toLowerCase() === "primary key";
const isUnique = (item: AstNode): boolean =>
  /^unique( key| index)?$/iu.test(optionalText(item["constraint_type"]) ?? "");

const keyColumns = (item: AstNode): ReadonlyArray<string> =>
  nodes(item["definition"]).map((column) => {
    if (column["type"] !== "column_ref") throw new Refused("a key takes columns only");
    return text(column["column"]);
  });

const indexSql = (table: string, index: string, columns: ReadonlyArray<string>): string =>
  `CREATE INDEX ${indexName(table, index)} ON ${quote(table)} (${columns.map(quote).join(", ")})`;

const columnOf = (item: AstNode, primaryKey: ReadonlyArray<string>): Column => {
  only(
    item,
    [
      "column",
      "definition",
      "resource",
      "nullable",
      "default_val",
      "primary_key",
      "auto_increment",
      "unique",
      "collate",
      "character_set",
      "comment",
      "loc",
      "action",
      "keyword",
      "suffix",
      "type",
    ],
    "column",
  );
  const name = text(node(item["column"])["column"]);
  const definition = node(item["definition"]);
  const type = text(definition["dataType"]).toUpperCase();
  const known = TYPES[type];
  if (known === undefined) throw new Refused(`the column type ${type} is not supported`);
  const size = typeof definition["length"] === "number" ? definition["length"] : undefined;
  const scale = typeof definition["scale"] === "number" ? definition["scale"] : 0;
  const limits =
    type === "BINARY" || type === "CHAR"
      ? { size: size ?? 1 }
      : ["VARCHAR", "VARBINARY"].includes(type)
        ? { size: needSize(size, type) }
        : {};
  const suffix = Array.isArray(definition["suffix"]) ? definition["suffix"].map(String) : [];
  for (const word of suffix)
    if (word.toUpperCase() !== "UNSIGNED")
      throw new Refused(`${word} is not supported on a column`);
  const fallback = optionalNode(item["default_val"]);
  return {
    name,
    type,
    kind: known.kind,
    unsigned: suffix.length > 0,
    ...limits,
    ...(known.kind === "decimal" ? { scale } : {}),
    nullable:
      optionalText(optionalNode(item["nullable"])?.["type"])?.toLowerCase() !== "not null" &&
      !primaryKey.includes(name),
    autoIncrement: item["auto_increment"] !== undefined && item["auto_increment"] !== null,
    hasDefault: fallback !== undefined,
    currentTimestamp: fallback !== undefined && isNow(node(fallback["value"])),
  };
};

const needSize = (size: number | undefined, type: string): number => {
  if (size === undefined) throw new Refused(`${type} needs a length`, 1064);
  return size;
};

const isNow = (value: AstNode): boolean =>
  value["type"] === "function" && /current_timestamp|now/iu.test(JSON.stringify(value["name"]));

const columnSql = (column: Column, item: AstNode, isCounter: boolean): string => {
  const quoted = quote(column.name);
  const storage = TYPES[column.type]?.storage ?? "BLOB";
  if (isCounter) return `${quoted} INTEGER PRIMARY KEY AUTOINCREMENT`;
  const checks = strictChecks(column, quoted).map(
    ({ errno, condition }, index) =>
      ` CONSTRAINT ${quote(`${errno} ${column.name} ${index}`)} CHECK (${condition})`,
  );
  return `${quoted} ${storage}${column.nullable ? "" : " NOT NULL"}${defaultSql(column, item)}${checks.join("")}`;
};

const defaultSql = (column: Column, item: AstNode): string => {
  const fallback = optionalNode(item["default_val"]);
  if (fallback === undefined || column.currentTimestamp) return "";
  const value = node(fallback["value"]);
  switch (value["type"]) {
    case "null":
      return "";
    case "number":
    case "bigint":
      return ` DEFAULT ${String(value["value"])}`;
    case "bool":
      return ` DEFAULT ${value["value"] === true ? 1 : 0}`;
    case "single_quote_string":
      return ` DEFAULT '${text(value["value"])}'`;
    default:
      throw new Refused("this DEFAULT is not supported; use a plain number or a plain string");
  }
};

const createIndex = (work: Translation, part: AstNode): DdlSql => {
  const table = work.catalog.need(text(node(part["table"])["table"]));
  const isUniqueIndex = optionalText(part["index_type"])?.toLowerCase() === "unique";
  const columns = nodes(part["index_columns"]).map((column) => text(column["column"]));
  const sql = indexSql(table.name, text(part["index"]), columns);
  return {
    ...nothing,
    statements: [isUniqueIndex ? sql.replace("CREATE INDEX", "CREATE UNIQUE INDEX") : sql],
  };
};

const alterTable = (work: Translation, part: AstNode): DdlSql => {
  const table = work.catalog.need(text(nodes(part["table"])[0]?.["table"]));
  const statements: string[] = [];
  let columns: Column[] = [...table.columns];
  for (const item of nodes(part["expr"])) {
    const action = `${text(item["action"])} ${optionalText(item["resource"]) ?? ""}`.toLowerCase();
    if (action === "add column") {
      const column = columnOf(item, []);
      if (columns.some((existing) => existing.name.toLowerCase() === column.name.toLowerCase()))
        throw new Refused(`Duplicate column name '${column.name}'`, 1060);
      if (!column.nullable && optionalNode(item["default_val"]) === undefined)
        throw new Refused("ADD COLUMN … NOT NULL needs a DEFAULT here");
      statements.push(
        `ALTER TABLE ${quote(table.name)} ADD COLUMN ${columnSql(column, item, false)}`,
      );
      columns.push(column);
    } else if (action === "add index") {
      statements.push(indexSql(table.name, text(item["index"]), keyColumns(item)));
    } else if (action === "drop column") {
      const name = text(node(item["column"])["column"]);
      statements.push(`ALTER TABLE ${quote(table.name)} DROP COLUMN ${quote(name)}`);
      columns = columns.filter((column) => column.name.toLowerCase() !== name.toLowerCase());
    } else {
      throw new Refused(`ALTER TABLE … ${action.toUpperCase()} is not supported`);
    }
  }
  return { statements, tables: new Map([[table.name, { ...table, columns }]]) };
};

const dropTable = (work: Translation, part: AstNode): DdlSql => {
  const names = nodes(part["name"]).map((item) => text(item["table"]));
  const isLenient = optionalText(part["prefix"])?.toLowerCase() === "if exists";
  const present = names.filter((name) =>
    isLenient ? work.catalog.find(name) !== undefined : work.catalog.need(name) !== undefined,
  );
  return {
    statements: present.map((name) => `DROP TABLE ${quote(name)}`),
    tables: new Map(present.map((name) => [name, undefined])),
  };
};
