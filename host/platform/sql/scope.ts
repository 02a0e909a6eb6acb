import type { Kind } from "./column-type";
import { Refused } from "./refused";

export interface OutputColumn {
  readonly name: string;
  readonly kind: Kind;
  readonly scale?: number;
}

export interface Source {
  readonly alias: string;
  readonly columns: ReadonlyArray<OutputColumn>;
}

/** An expression in SQLite's words. */
export interface Expr extends Omit<OutputColumn, "name"> {
  readonly sql: string;
  /** Its affinity is that of a column, so SQLite converts the other side of a comparison by itself. */
  readonly column: boolean;
  /** Columns in it that no aggregate encloses, for MySQL's ONLY_FULL_GROUP_BY. */
  readonly bare: ReadonlyArray<string>;
  /** It contains COUNT, SUM … */
  readonly aggregate: boolean;
}

/** What names mean at one place of a statement. */
export interface Scope {
  readonly sources: ReadonlyArray<Source>;
  readonly outer?: Scope;
  /** Names of the select list, usable in GROUP BY, HAVING and ORDER BY only. */
  readonly aliases?: ReadonlyMap<string, Expr>;
  /** ORDER BY prefers the select list's names to columns; GROUP BY and HAVING prefer columns. */
  readonly aliasesFirst?: boolean;
  /** What GROUP BY lists; absent when the query does not group. */
  readonly grouped?: ReadonlySet<string>;
  /** WITH queries in reach. */
  readonly withs?: ReadonlyMap<string, ReadonlyArray<OutputColumn>>;
  /** The row that an INSERT … ON DUPLICATE KEY UPDATE wanted to insert, for VALUES(col). */
  readonly excluded?: Source;
}

export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Finds a column by name in the sources, from the inside out. @throws Refused 1054 unknown, 1052 ambiguous */
export const resolveColumn = (scope: Scope, table: string | undefined, name: string): Expr => {
  const wanted = name.toLowerCase();
  if (table === undefined) {
    const alias = scope.aliases?.get(wanted);
    const own = scope.sources.some((source) =>
      source.columns.some((column) => column.name.toLowerCase() === wanted),
    );
    if (alias !== undefined && (!own || scope.aliasesFirst === true)) return alias;
  }
  const found = scope.sources
    .filter((source) => table === undefined || source.alias === table)
    .flatMap((source) =>
      source.columns
        .filter((column) => column.name.toLowerCase() === wanted)
        .map((column) => ({ source, column })),
    );
  const [first, second] = found;
  if (second !== undefined) throw new Refused(`Column '${name}' in field list is ambiguous`, 1052);
  if (first !== undefined) {
    const sql = `${quote(first.source.alias)}.${quote(first.column.name)}`;
    return { ...first.column, sql, column: true, bare: [sql], aggregate: false };
  }
  if (scope.outer !== undefined) return { ...resolveColumn(scope.outer, table, name), bare: [] };
  throw new Refused(
    `Unknown column '${table === undefined ? name : `${table}.${name}`}' in 'field list'`,
    1054,
  );
};
