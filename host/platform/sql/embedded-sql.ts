import { mkdtemp, rm } from "node:fs/promises";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { HostClock } from "../../clock";
import type { AffectedRows, SqlEngine, SqlOutcome, SqlParam } from "./sql-engine";
import { openSqliteSession } from "./sqlite-session";
import { statementTimeoutMs } from "./statement-kind";

export interface EmbeddedSqlOptions {
  /** Where the database lives; in memory, or in a temporary file for `worker`, when absent. */
  readonly file?: string;
  readonly clock: Pick<HostClock, "now">;
  /** `inline` runs statements in this thread (exact replay), `worker` in one of their own, so that they can be timed out. */
  readonly mode?: "inline" | "worker";
  readonly affectedRows?: AffectedRows;
  /** Milliseconds after which a statement in a worker is given up with QUERY_TIMED_OUT. */
  readonly timeoutMs?: (query: string) => number;
}

/**
 * Forge SQL on an embedded, file-backed SQLite that speaks the MySQL subset of README.md.
 * Statements outside the subset fail with INVALID_SQL_QUERY and a message that says what is not understood.
 */
export const createEmbeddedSql = (options: EmbeddedSqlOptions): SqlEngine =>
  options.mode === "worker" ? workerSql(options) : inlineSql(options);

const inlineSql = ({ file, clock, affectedRows = "changed" }: EmbeddedSqlOptions): SqlEngine => {
  if (file !== undefined) dropStaleLock(file);
  const session = openSqliteSession(file ?? ":memory:", clock.now, affectedRows);
  return {
    execute: async (query, params = []) => session.execute(query, params),
    close: async () => session.close(),
  };
};

/** SQLite's lock is a folder beside the file; a killed process leaves it behind, and the host never shares its state. */
const dropStaleLock = (file: string): void =>
  rmSync(`${file}.lock`, { recursive: true, force: true });

interface Waiting {
  readonly resolve: (outcome: SqlOutcome) => void;
  readonly reject: (error: Error) => void;
}

const workerSql = ({
  file,
  clock,
  affectedRows = "changed",
  timeoutMs = statementTimeoutMs,
}: EmbeddedSqlOptions): SqlEngine => {
  let folder: string | undefined;
  let worker: Worker | undefined;
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let turn: Promise<unknown> = Promise.resolve();

  const path = async (): Promise<string> => {
    if (file !== undefined) return file;
    folder ??= await mkdtemp(join(tmpdir(), "forge-sql-"));
    return join(folder, "forge.sqlite");
  };

  const start = async (): Promise<Worker> => {
    const target = await path();
    dropStaleLock(target);
    const started = new Worker(new URL("sql-worker.js", import.meta.url), {
      workerData: { file: target, affectedRows },
    });
    started.on("message", (message: { id: number; outcome: SqlOutcome }) => {
      waiting.get(message.id)?.resolve(message.outcome);
      waiting.delete(message.id);
    });
    started.on("error", (error) => {
      for (const entry of waiting.values()) entry.reject(error);
      waiting.clear();
      worker = undefined;
    });
    return started;
  };

  const once = async (query: string, params: ReadonlyArray<SqlParam>): Promise<SqlOutcome> => {
    worker ??= await start();
    const running = worker;
    last += 1;
    const id = last;
    const answer = new Promise<SqlOutcome>((resolve, reject) =>
      waiting.set(id, { resolve, reject }),
    );
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
    running.postMessage({ id, query, params, nowMs: clock.now() });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<SqlOutcome>((resolve) => {
      timer = setTimeout(
        () =>
          resolve({
            kind: "failed",
            code: "QUERY_TIMED_OUT",
            message: "the statement took longer than the platform allows",
          }),
        timeoutMs(query),
      );
    });
    const outcome = await Promise.race([answer, late]);
    clearTimeout(timer);
    if (waiting.delete(id)) {
      answer.catch(() => undefined);
      worker = undefined;
      await running.terminate();
    }
    return outcome;
  };

  return {
    execute: (query, params = []) => {
      const mine = turn.then(() => once(query, params));
      turn = mine.catch(() => undefined);
      return mine;
    },
    close: async () => {
      await turn;
      const running = worker;
      worker = undefined;
      if (running !== undefined) {
        const exited = new Promise((resolve) => running.once("exit", resolve));
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
        running.postMessage("close");
        await exited;
      }
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    },
  };
};
