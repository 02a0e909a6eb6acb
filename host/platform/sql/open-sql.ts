import type { HostClock } from "../../clock";
import type { VirtualClock } from "../../virtual-clock";
import { createEmbeddedSql } from "./embedded-sql";
import { createMysqlSql } from "./mysql-sql";
import { recordSql } from "./record-sql";
import type { AffectedRows, SqlEngine } from "./sql-engine";

export interface OpenSqlOptions {
  readonly run:
    | { readonly runner: "process"; readonly clock: HostClock }
    | { readonly runner: "virtual"; readonly clock: VirtualClock };
  /** `embedded` (the default), or `mysql://…`. */
  readonly sql?: string;
  readonly affectedRows?: AffectedRows;
  /** Where every statement with its outcome goes. */
  readonly recordSql?: string;
  /** Of the embedded database; in memory when absent. */
  readonly file?: string;
}

/** What Forge SQL lets a statement take. */
const MEMORY_BYTES = 16 * 1024 * 1024;

/** The engine that a host asks for: in its thread where it replays a run exactly, in one of its own otherwise. */
export const openSql = async (options: OpenSqlOptions): Promise<SqlEngine> => {
  const { run, sql = "embedded", affectedRows = "changed", file } = options;
  const mode = run.runner === "virtual" ? "inline" : "worker";
  const place = file === undefined ? {} : { file };
  const engine =
    sql === "embedded"
      ? createEmbeddedSql({ clock: run.clock, mode, affectedRows, ...place })
      : await createMysqlSql({ url: sql, affectedRows, memoryBytes: MEMORY_BYTES });
  const held =
    sql === "embedded" || run.runner === "process" ? engine : holdingTime(engine, run.clock);
  return options.recordSql === undefined ? held : recordSql(held, options.recordSql);
};

/** A server answers in real time: virtual time stands still until it has. */
const holdingTime = (engine: SqlEngine, clock: VirtualClock): SqlEngine => ({
  execute: (query, params) => clock.hold(engine.execute(query, params)),
  close: engine.close,
});
