import { z } from "zod";
import type { HostClock } from "../../clock";
import type { PlatformReply } from "../../runtime/function-runner";
import { jsonReply } from "../capability";
import type { EnvironmentType } from "../invocations/installation";
import { createRateWindow } from "../rate-window";
import { checkPolicy } from "./check-policy";
import { createQueryTime } from "./query-time";
import type { SqlEngine, SqlOutcome } from "./sql-engine";
import { createSqlRoom } from "./sql-room";
import { statementKind } from "./statement-kind";

/** Documented limits of Forge SQL. */
const SQL_LIMITS = {
  requestBytes: 1024 * 1024,
  responseBytes: 4 * 1024 * 1024,
  dmlPerSecond: 150,
  ddlPerMinute: 25,
  queryMsPerMinute: 62_500,
} as const;

const request = z.object({
  query: z.string(),
  params: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).default([]),
  method: z.string().optional(),
});

export interface SqlCapability {
  /** Answers a POST of @forge/sql to `/api/v1/execute` or `/api/v1/execute/ddl`. */
  readonly handle: (path: string, body: unknown, bytes: number) => Promise<PlatformReply>;
}

export interface SqlCapabilityOptions {
  readonly engine: SqlEngine;
  readonly clock: Pick<HostClock, "now">;
  readonly environment: EnvironmentType;
  /** False lifts the quotas of a second or minute. */
  readonly limited?: boolean;
  /** Real milliseconds. With it, the query time of a minute is limited: sensible where a real server runs. */
  readonly stopwatch?: () => number;
}

/** Forge SQL's HTTP face before an engine: limits, policy, the two endpoints, error bodies. */
export const createSqlCapability = (options: SqlCapabilityOptions): SqlCapability => {
  const { engine, clock, environment, limited = true, stopwatch } = options;
  const room = createSqlRoom(engine, clock, environment);
  const queryTime = createQueryTime(clock, SQL_LIMITS.queryMsPerMinute);
  const dml = createRateWindow(clock, SQL_LIMITS.dmlPerSecond, 1000);
  const ddl = createRateWindow(clock, SQL_LIMITS.ddlPerMinute, 60_000);
  return {
    handle: async (path, body, bytes) => {
      const isDdlPath = path === "/api/v1/execute/ddl";
      if (!isDdlPath && path !== "/api/v1/execute")
        return refuse(404, "UNKNOWN_ERROR", `${path} is not part of Forge SQL`);
      const parsed = request.safeParse(body);
      if (!parsed.success) return refuse(400, "INVALID_SQL_QUERY", z.prettifyError(parsed.error));
      if (bytes > SQL_LIMITS.requestBytes)
        return refuse(
          413,
          "INVALID_SQL_QUERY",
          `The request has ${bytes} bytes, ${SQL_LIMITS.requestBytes} are allowed`,
        );
      const { query, params } = parsed.data;
      const forbidden = checkPolicy(query);
      if (forbidden !== undefined) return replyOf(forbidden);
      if (!isDdlPath && statementKind(query) === "ddl")
        return refuse(400, "INVALID_SQL_QUERY", "DDL statements go through executeDDL");
      if (limited && !(isDdlPath ? ddl : dml).take()) {
        return refuse(
          429,
          "RATE_LIMIT_EXCEEDED",
          isDdlPath
            ? "More than 25 DDL requests in a minute"
            : "More than 150 requests in a second",
        );
      }
      if (limited && stopwatch !== undefined && queryTime.isUsedUp())
        return refuse(429, "RATE_LIMIT_EXCEEDED", "More than 62.5 s of query time in a minute");
      const full = await room.refusal(query);
      if (full !== undefined) return refuse(400, "SQL_EXECUTION_ERROR", full);
      const began = stopwatch?.() ?? 0;
      const outcome = await engine.execute(query, params);
      queryTime.spend((stopwatch?.() ?? 0) - began);
      return replyOf(outcome);
    },
  };
};

const replyOf = (outcome: SqlOutcome): PlatformReply => {
  switch (outcome.kind) {
    case "rows": {
      const reply = jsonReply(200, { rows: outcome.rows, metadata: {} });
      const bytes = Buffer.byteLength(reply.body);
      return bytes > SQL_LIMITS.responseBytes
        ? refuse(
            413,
            "SQL_EXECUTION_ERROR",
            `The result has ${bytes} bytes, ${SQL_LIMITS.responseBytes} are allowed`,
          )
        : reply;
    }
    case "written": {
      const { affectedRows, insertId } = outcome;
      return jsonReply(200, {
        rows: {
          affectedRows,
          insertId,
          fieldCount: 0,
          info: "",
          serverStatus: 2,
          warningStatus: 0,
        },
        metadata: {},
      });
    }
    case "failed": {
      const { code, message, errno, sqlState } = outcome;
      const debug = errno === undefined ? {} : { errno, sqlState, sqlMessage: message };
      return jsonReply(code === "QUERY_TIMED_OUT" ? 408 : 400, {
        code,
        message,
        context: { debug },
      });
    }
  }
};

const refuse = (status: number, code: string, message: string): PlatformReply =>
  jsonReply(status, { code, message });
