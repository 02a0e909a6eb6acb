/** The thread in which the embedded engine runs statements, so that a slow one can be ended. */
import { parentPort, workerData } from "node:worker_threads";
import type { AffectedRows, SqlParam } from "./sql-engine";
import { openSqliteSession } from "./sqlite-session";

interface Call {
  readonly id: number;
  readonly query: string;
  readonly params: ReadonlyArray<SqlParam>;
  readonly nowMs: number;
}

/** Set by embedded-sql.ts, the only one that starts this thread. */
const { file, affectedRows } = workerData as {
  readonly file: string;
  readonly affectedRows: AffectedRows;
};

let nowMs = 0;
const session = openSqliteSession(file, () => nowMs, affectedRows);

parentPort?.on("message", (call: Call | "close") => {
  if (call === "close") {
    session.close();
    parentPort?.close();
    return;
  }
  nowMs = call.nowMs;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
  parentPort?.postMessage({ id: call.id, outcome: session.execute(call.query, call.params) });
});
