import { optionalText, text } from "./ast-node";
import { translateDdl, type DdlSql } from "./translate-ddl";
import { Refused } from "./refused";
import type { OutputColumn } from "./scope";
import { translateSelect } from "./translate-select";
import type { Translation } from "./translation";
import {
  translateDelete,
  translateInsert,
  translateUpdate,
  type WriteSql,
} from "./translate-write";

export type StatementSql =
  | { readonly kind: "select"; readonly sql: string; readonly columns: ReadonlyArray<OutputColumn> }
  | { readonly kind: "write"; readonly write: WriteSql }
  | { readonly kind: "ddl"; readonly ddl: DdlSql }
  | { readonly kind: "show-tables" };

/** A whole statement in SQLite's words. @throws Refused for everything that is not in the subset */
export const translateStatement = (work: Translation): StatementSql => {
  const { ast } = work.statement;
  const type = text(ast["type"]).toLowerCase();
  switch (type) {
    case "select":
      return { kind: "select", ...translateSelect(work, ast, undefined) };
    case "insert":
    case "replace":
      return { kind: "write", write: translateInsert(work, ast) };
    case "update":
      return { kind: "write", write: translateUpdate(work, ast) };
    case "delete":
      return { kind: "write", write: translateDelete(work, ast) };
    case "create":
    case "alter":
    case "drop":
    case "truncate":
      return { kind: "ddl", ddl: translateDdl(work, ast) };
    case "show":
      if (optionalText(ast["keyword"])?.toLowerCase() === "tables") return { kind: "show-tables" };
      throw new Refused("of SHOW, only SHOW TABLES is supported");
    default:
      throw new Refused(`${type.toUpperCase()} statements are not supported`);
  }
};
