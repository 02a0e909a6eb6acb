import type { HostClock } from "../../clock";
import type { EnvironmentType } from "../invocations/installation";
import type { SqlEngine } from "./sql-engine";
import { statementKind } from "./statement-kind";

const MIB = 1024 * 1024;
const BYTES: Readonly<Record<EnvironmentType, number>> = {
  PRODUCTION: 1024 * MIB,
  STAGING: 256 * MIB,
  DEVELOPMENT: 128 * MIB,
};
const TABLES = 200;
/** The server's own figures are minutes behind, too. */
const MEASURED_EVERY_MS = 5 * 60_000;

export interface SqlRoom {
  /** Why a statement finds no room, or undefined. */
  readonly refusal: (query: string) => Promise<string | undefined>;
}

/** Documented limits of a database: 200 tables, and bytes by environment. Statements that make it smaller always pass. */
export const createSqlRoom = (
  engine: SqlEngine,
  clock: Pick<HostClock, "now">,
  environment: EnvironmentType,
): SqlRoom => {
  let measured = { at: Number.NEGATIVE_INFINITY, bytes: 0 };
  const ask = async (what: string): Promise<number> => {
    const outcome = await engine.execute(
      `SELECT ${what} AS n FROM information_schema.tables WHERE table_schema = DATABASE()`,
    );
    return outcome.kind === "rows" ? Number(outcome.rows[0]?.["n"] ?? 0) : 0;
  };
  return {
    refusal: async (query) => {
      if (/^\s*create\s+table\b/iu.test(query)) {
        return (await ask("COUNT(*)")) >= TABLES
          ? `The database has ${TABLES} tables, which is the most`
          : undefined;
      }
      if (statementKind(query) !== "write" || /^\s*delete\b/iu.test(query)) return undefined;
      if (clock.now() - measured.at >= MEASURED_EVERY_MS)
        measured = { at: clock.now(), bytes: await ask("SUM(data_length + index_length)") };
      return measured.bytes >= BYTES[environment]
        ? `The database has ${measured.bytes} bytes, ${BYTES[environment]} are allowed`
        : undefined;
    },
  };
};
