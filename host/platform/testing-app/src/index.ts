/** A tiny app that uses every capability with the real SDKs; the host's tests drive it. */
import { randomUUID } from "node:crypto";
import api, { fetch, getAppContext, route, webTrigger } from "@forge/api";
import { InvocationError, InvocationErrorCode, Queue, type AsyncEvent } from "@forge/events";
import { kvs, WhereConditions } from "@forge/kvs";
import Resolver from "@forge/resolver";
import sql, { migrationRunner } from "@forge/sql";

interface Payload {
  readonly key: string;
  readonly value: string;
  readonly prefix: string;
  readonly events: ReadonlyArray<{
    readonly body: Record<string, string | number>;
    readonly delayInSeconds?: number;
  }>;
  readonly jobId: string;
  readonly url: string;
  readonly redirect?: "manual" | "error";
  readonly times: number;
  readonly as: string;
  readonly force?: boolean;
}

let warm = 0;

const definitions = new Resolver();
const define = (
  name: string,
  run: (payload: Payload, context: Record<string, unknown>) => unknown,
): void =>
  void definitions.define(name, (request) =>
    run(request.payload as Payload, request.context as Record<string, unknown>),
  );

define("whoami", (_payload, context) => ({
  accountId: context["accountId"],
  extension: context["extension"],
}));
define("warm", () => (warm += 1));
define("kv", async ({ key, value }) => {
  await kvs.set(key, value);
  return kvs.get(key);
});
define("get", ({ key }) => kvs.get(key));
define("once", async ({ key }) => {
  try {
    await kvs.set(key, 1, { keyPolicy: "FAIL_IF_EXISTS" });
    return "first";
  } catch (error) {
    return (error as { code?: string }).code;
  }
});
define("secret", async () => {
  await kvs.setSecret("token", "hush");
  return [await kvs.getSecret("token"), await kvs.get("token")];
});
define("list", async ({ prefix }) => {
  const page = await kvs
    .query()
    .where("key", WhereConditions.beginsWith(prefix))
    .limit(2)
    .getMany();
  return { keys: page.results.map((result) => result.key), more: page.nextCursor !== undefined };
});
define("transact", () => kvs.transact().set("tx-a", 1).set("tx-b", 2).delete("tx-c").execute());
define("sql", async () => {
  await migrationRunner
    .enqueue(
      "v1",
      "CREATE TABLE IF NOT EXISTS note (id BIGINT PRIMARY KEY, body VARCHAR(20) NOT NULL)",
    )
    .run();
  const written = await sql
    .prepare("INSERT INTO note (id, body) VALUES (?, ?) ON DUPLICATE KEY UPDATE id = id")
    .bindParams(1, "hello")
    .execute();
  const read = await sql.prepare("SELECT id, body FROM note").execute();
  return {
    affected: (written.rows as unknown as { affectedRows: number }).affectedRows,
    rows: read.rows,
  };
});
define("badSql", async () => {
  try {
    await sql.prepare("SELECT * FROM missing").execute();
    return "no error";
  } catch (error) {
    return {
      code: (error as { code?: string }).code,
      context: (error as { context?: unknown }).context,
    };
  }
});
define("push", ({ events }) => new Queue({ key: "work" }).push([...events]));
define("stats", ({ jobId }) => new Queue({ key: "work" }).getJob(jobId).getStats());
define("fetch", async ({ url, redirect }) => {
  const response = await fetch(url, {
    method: "POST",
    body: "hi",
    headers: { "x-test": "1" },
    ...(redirect === undefined ? {} : { redirect }),
  });
  return { status: response.status, body: await response.text() };
});
define("fetchMany", async ({ url, times }) => {
  let ok = 0;
  for (let call = 0; call < times; call += 1) ok += (await fetch(url)).ok ? 1 : 0;
  return ok;
});
define("jira", async ({ as }) => {
  const response = await (as === "user" ? api.asUser() : api.asApp()).requestJira(
    route`/rest/api/3/myself`,
  );
  return response.json();
});
define("url", ({ key, force }) => webTrigger.getUrl(key, force));
define("context", () => {
  const { appAri, environmentType, installationAri } = getAppContext();
  return {
    appAri: appAri.toString(),
    environmentType,
    installationAri: installationAri.toString(),
  };
});
define("log", ({ times }) => {
  for (let line = 0; line < times; line += 1) console.log(line);
});
define("size", ({ times }) => "x".repeat(times));
define("code", async ({ key }) => {
  try {
    await (key === "sql" ? sql.prepare("SELECT 1").execute() : kvs.get("a"));
    return "answered";
  } catch (error) {
    return (error as { code?: string }).code;
  }
});
define("boom", () => {
  throw new TypeError("boom");
});
define("hang", () => new Promise((resolve) => setTimeout(resolve, 3_600_000)));
define("stuck", () => new Promise(() => undefined));
define("spin", () => {
  for (;;);
});
define("gorge", () => {
  const eaten: number[][] = [];
  for (;;) eaten.push(Array.from({ length: 100_000 }, (_, index) => index));
});
define("exit", () => process.exit(3));
define("chance", async () => {
  await new Promise((resolve) => setTimeout(resolve, 1500));
  return {
    now: Date.now(),
    iso: new Date().toISOString(),
    random: Math.random(),
    id: randomUUID(),
    global: globalThis.crypto.randomUUID(),
  };
});
define("steps", async () => {
  for (const step of [1, 2, 3]) await kvs.set(`step-${step}`, step);
  return "done";
});
define("env", () => ({ home: process.env["HOME"] ?? null }));
define("aborts", async ({ url }) => {
  try {
    await fetch(url, { signal: AbortSignal.timeout(2000) });
    return "answered";
  } catch (error) {
    return (error as Error).name;
  }
});

export const resolver = definitions.getDefinitions();

export const tick = async () => {
  const ticks = ((await kvs.get<number[]>("ticks")) ?? []).concat(Date.now());
  await kvs.set("ticks", ticks);
  console.log("tick", { count: ticks.length });
  return { statusCode: 204 };
};

export const hourly = async () => {
  await new Queue({ key: "work" }).push({ body: { note: "hourly" } });
  return { statusCode: 204 };
};

export const work = async (event: AsyncEvent) => {
  const body = event.body as {
    failTimes?: number;
    throwTimes?: number;
    holdMs?: number;
    note?: string;
  };
  const attempt = event.retryContext?.retryCount ?? 0;
  const running = ((await kvs.get<number>("running")) ?? 0) + 1;
  await kvs.set("running", running);
  await kvs.set("most", Math.max(running, (await kvs.get<number>("most")) ?? 0));
  if (body.holdMs !== undefined) await new Promise((resolve) => setTimeout(resolve, body.holdMs));
  await kvs.set("running", ((await kvs.get<number>("running")) ?? 1) - 1);
  const seen = (await kvs.get<unknown[]>("seen")) ?? [];
  await kvs.set("seen", [
    ...seen,
    {
      note: body.note,
      attempt,
      reason: event.retryContext?.retryReason ?? null,
      data: event.retryContext?.retryData ?? null,
    },
  ]);
  if (attempt < (body.throwTimes ?? 0)) throw new Error("not now");
  if (attempt < (body.failTimes ?? 0)) {
    return new InvocationError({
      retryAfter: 30,
      retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
      retryData: { attempt },
    });
  }
  return undefined;
};

export const echo = async (request: {
  method: string;
  path: string;
  userPath?: string;
  headers: object;
  queryParameters: object;
  body: string;
}) => ({
  statusCode: 200,
  headers: { "Content-Type": ["application/json"] },
  body: JSON.stringify({
    method: request.method,
    userPath: request.userPath,
    query: request.queryParameters,
    body: request.body,
  }),
});

export const ingest = async (request: { headers: Record<string, string[]> }) => ({
  outputKey: request.headers["authorization"]?.[0] === "Bearer good" ? "ok" : "denied",
});

export const lifecycle = async (event: { eventType?: string; installerAccountId?: string }) => {
  await kvs.set("lifecycle", { type: event.eventType, by: event.installerAccountId ?? null });
};
