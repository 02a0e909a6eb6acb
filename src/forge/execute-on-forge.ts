import { sql } from "@forge/sql";
import type { Execute } from "./sql/statements";

/** Runs one statement on Forge SQL. Each call is one HTTP request; there is no connection and no transaction. */
export const executeOnForge: Execute = async (query, params) =>
  (
    await sql
      .prepare<unknown>(query)
      .bindParams(...params)
      .execute()
  ).rows;
