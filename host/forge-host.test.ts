import { afterEach, beforeAll, expect, test } from "@jest/globals";
import { appendFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createForgeHost, type ForgeHost, type ForgeHostOptions } from "./forge-host";
import { json, type HttpHandler } from "./http";
import type { InvocationReport } from "./platform/invocations/invoker";
import { bundleApp } from "./runtime/bundle-app";
import type { LogLine } from "./runtime/function-runner";
import { createRealClock } from "./real-clock";
import { createVirtualClock, type VirtualClock } from "./virtual-clock";

const appDir = join(__dirname, "platform/testing-app");
const bundleDir = join(__dirname, "../.local/testing-app-bundle");
const START = Date.UTC(2026, 0, 5, 9);
const MINUTE = 60_000;
const admin = { accountId: "admin-1", extension: { location: "here" } };

beforeAll(async () => {
  await bundleApp({ appDir, outDir: bundleDir });
}, 120_000);

const opened: ForgeHost[] = [];
afterEach(async () => {
  for (const host of opened.splice(0)) await host.close();
});

const internet = new Map<string, HttpHandler>([
  [
    "https://api.example.com",
    async ({ url, method, body, headers }) =>
      url.endsWith("/moved")
        ? { status: 302, headers: { location: "https://api.example.com/there" }, body: "" }
        : json(200, {
            method,
            body,
            header: headers["x-test"] ?? null,
            path: new URL(url).pathname,
          }),
  ],
  ["https://siem.example.net", async () => ({ status: 200, body: "ok" })],
]);

const open = async (
  run: ForgeHostOptions["run"],
  more: Partial<ForgeHostOptions> = {},
): Promise<ForgeHost> => {
  const host = await createForgeHost({
    appDir,
    bundleDir,
    run,
    seed: "1",
    internet,
    jira: async (request, caller) => json(200, { path: request.url, caller }),
    ...more,
  });
  opened.push(host);
  return host;
};

interface Kind {
  readonly name: string;
  readonly open: (more?: Partial<ForgeHostOptions>) => Promise<ForgeHost>;
  /** Waits for what runs, moving virtual time where there is some. */
  readonly wait: <T>(work: Promise<T>) => Promise<T>;
}

let clock: VirtualClock = createVirtualClock(START);
const kinds: ReadonlyArray<Kind> = [
  {
    name: "processes",
    open: (more) => open({ runner: "process", clock: createRealClock() }, more),
    wait: (work) => work,
  },
  {
    name: "virtual time",
    open: (more) => {
      clock = createVirtualClock(START);
      return open({ runner: "virtual", clock }, more);
    },
    wait: async (work) => {
      await clock.runUntil(clock.now() + 5 * MINUTE - 1);
      return work;
    },
  },
];

const ask = async (
  kind: Kind,
  host: ForgeHost,
  name: string,
  payload: unknown = {},
  caller: object = admin,
): Promise<unknown> => {
  const result = await kind.wait(host.invokeResolver("admin", name, payload, caller));
  return result.success ? result.body : result.error;
};

test.each(kinds)(
  "$name: a resolver gets the platform's account and the page's context",
  async (kind) => {
    const host = await kind.open();
    expect(await ask(kind, host, "whoami")).toEqual({
      accountId: "admin-1",
      extension: { type: "jira:adminPage", location: "here" },
    });
    expect(await ask(kind, host, "whoami", {}, {})).toEqual({
      extension: { type: "jira:adminPage" },
    });
    expect(await ask(kind, host, "context")).toMatchObject({ environmentType: "DEVELOPMENT" });
    expect(await ask(kind, host, "warm")).toBe(1);
    expect(await ask(kind, host, "warm")).toBe(2);
    expect(await ask(kind, host, "env")).toEqual({ home: null });
  },
);

test.each(kinds)("$name: the real SDKs of storage and SQL work", async (kind) => {
  const host = await kind.open();
  expect(await ask(kind, host, "kv", { key: "a", value: { deep: [1, null, "x"] } })).toEqual({
    deep: [1, null, "x"],
  });
  expect(await ask(kind, host, "get", { key: "nothing" })).toBeUndefined();
  expect([
    await ask(kind, host, "once", { key: "o" }),
    await ask(kind, host, "once", { key: "o" }),
  ]).toEqual(["first", "KEY_CONFLICT"]);
  expect(await ask(kind, host, "secret")).toEqual(["hush", null]);
  await ask(kind, host, "transact");
  expect(await ask(kind, host, "list", { prefix: "tx-" })).toEqual({
    keys: ["tx-a", "tx-b"],
    more: false,
  });
  expect(await ask(kind, host, "sql")).toEqual({ affected: 1, rows: [{ id: "1", body: "hello" }] });
  expect(await ask(kind, host, "sql")).toEqual({ affected: 0, rows: [{ id: "1", body: "hello" }] });
  expect(await ask(kind, host, "badSql")).toMatchObject({
    code: "SQL_EXECUTION_ERROR",
    context: { debug: { errno: 1146 } },
  });
});

test.each(kinds)("$name: products see who calls, with the manifest's scopes", async (kind) => {
  const host = await kind.open();
  const scopes = ["storage:app", "read:jira-work", "write:jira-work"];
  expect(await ask(kind, host, "jira", { as: "app" })).toEqual({
    path: "/rest/api/3/myself",
    caller: { as: "app", scopes },
  });
  expect(await ask(kind, host, "jira", { as: "user" })).toMatchObject({
    caller: { as: "user", accountId: "admin-1" },
  });
  expect(await ask(kind, host, "jira", { as: "user" }, {})).toMatchObject({
    errorType: "NEEDS_AUTHENTICATION_ERR",
  });
});

test.each(kinds)("$name: only declared and consented hosts are reached", async (kind) => {
  const host = await kind.open();
  expect(await ask(kind, host, "fetch", { url: "https://api.example.com/x" })).toEqual({
    status: 200,
    body: JSON.stringify({ method: "POST", body: "hi", header: "1", path: "/x" }),
  });
  expect(
    await ask(kind, host, "fetch", { url: "https://api.example.com/moved", redirect: "manual" }),
  ).toMatchObject({ status: 302 });
  expect(await ask(kind, host, "fetch", { url: "https://api.example.com/moved" })).toMatchObject({
    status: 200,
  });
  expect(await ask(kind, host, "fetch", { url: "https://siem.example.net/" })).toMatchObject({
    errorType: "REQUEST_EGRESS_ALLOWLIST_ERR",
  });
  host.consentEgress([
    {
      key: "siem",
      configured: [{ domain: "https://siem.example.net", type: ["FETCH_BACKEND_SIDE"] }],
    },
  ]);
  expect(await ask(kind, host, "fetch", { url: "https://siem.example.net/" })).toEqual({
    status: 200,
    body: "ok",
  });
  expect(await ask(kind, host, "fetchMany", { url: "https://api.example.com/", times: 101 })).toBe(
    100,
  );
});

test.each(kinds)(
  "$name: a throw, an exit and an unknown function are failed invocations, and the next one works",
  async (kind) => {
    const host = await kind.open();
    expect(await ask(kind, host, "boom")).toMatchObject({
      errorType: "FUNCTION_ERR",
      errorMessage: "boom",
    });
    expect(await ask(kind, host, "exit")).toMatchObject({ errorType: "FUNCTION_CRASHED" });
    expect(await ask(kind, host, "warm")).toBe(1);
  },
);

test.each(kinds)(
  "$name: web triggers answer over their URL, dynamically and statically",
  async (kind) => {
    const host = await kind.open();
    const url = String(await ask(kind, host, "url", { key: "echo" }));
    expect(url).toBe(host.webTriggers.url("echo"));
    expect(await ask(kind, host, "url", { key: "echo", force: true })).not.toBe(url);
    const request = { method: "POST", url: `${url}/extra?x=1&x=2`, headers: {}, body: "hi" };
    const answer = await kind.wait(host.webTriggers.handle(request));
    expect(JSON.parse(answer.body)).toEqual({
      method: "POST",
      userPath: "/extra",
      query: { x: ["1", "2"] },
      body: "hi",
    });
    const ingest = (authorization: string) =>
      kind.wait(
        host.webTriggers.handle({
          method: "POST",
          url: host.webTriggers.url("ingest"),
          headers: { authorization },
          body: "",
        }),
      );
    expect(await ingest("Bearer good")).toEqual({
      status: 202,
      headers: { "content-type": "text/plain" },
      body: "accepted",
    });
    expect((await ingest("Bearer bad")).status).toBe(401);
    expect((await host.webTriggers.handle({ ...request, url: "/x1/unknown" })).status).toBe(404);
  },
);

test.each(kinds)(
  "$name: a queue event reaches its consumer, and lifecycle events their trigger",
  async (kind) => {
    const host = await kind.open();
    await ask(kind, host, "push", { events: [{ body: { note: "one" } }] });
    await kind.wait(host.queue.idle());
    expect(host.kvs.get("plain", "seen")?.value).toEqual([
      { note: "one", attempt: 0, reason: null, data: null },
    ]);
    await kind.wait(host.fireLifecycle("installed", "admin-1"));
    expect(host.kvs.get("plain", "lifecycle")?.value).toEqual({
      type: "avi:forge:installed:app",
      by: "admin-1",
    });
  },
);

for (const when of ["before", "after"] as const) {
  test.each(kinds)(
    `$name: an invocation killed ${when} its second call leaves what it had done`,
    async (kind) => {
      const host = await kind.open();
      const kill = host.killAt({ call: 2, when, of: ({ moduleKey }) => moduleKey === "admin" });
      expect(await ask(kind, host, "steps")).toMatchObject({ errorType: "FUNCTION_CRASHED" });
      expect(kill.fired()).toBe(true);
      const done = [1, 2, 3].map((step) => host.kvs.get("plain", `step-${step}`)?.value ?? null);
      expect(done).toEqual(when === "before" ? [1, null, null] : [1, 2, null]);
      expect(await ask(kind, host, "steps")).toBe("done");
    },
  );
}

test("processes: a web trigger is reached through a real socket", async () => {
  const host = await open({ runner: "process", clock: createRealClock() });
  const response = await fetch(host.webTriggers.url("ingest"), {
    method: "POST",
    headers: { authorization: "Bearer good" },
  });
  expect([response.status, await response.text()]).toEqual([202, "accepted"]);
});

test("processes: state survives a restart, even with a line torn by a crash", async () => {
  const stateDir = await mkdtemp(join(tmpdir(), "forge-state-"));
  const [kind] = kinds;
  if (kind === undefined) throw new Error("no kind");
  const first = await kind.open({ stateDir });
  await ask(kind, first, "kv", { key: "a", value: "kept" });
  await ask(kind, first, "sql");
  await ask(kind, first, "push", { events: [{ body: { note: "later" }, delayInSeconds: 600 }] });
  const url = first.webTriggers.url("echo");
  first.consentEgress([
    {
      key: "siem",
      configured: [{ domain: "https://siem.example.net", type: ["FETCH_BACKEND_SIDE"] }],
    },
  ]);
  await opened.pop()?.close();
  appendFileSync(join(stateDir, "kvs.jsonl"), '["put","plain","torn",{"val');
  const second = await kind.open({ stateDir, seed: "2" });
  expect(await ask(kind, second, "get", { key: "a" })).toBe("kept");
  expect(await ask(kind, second, "sql")).toEqual({
    affected: 0,
    rows: [{ id: "1", body: "hello" }],
  });
  expect(second.queue.pending().map(({ body }) => body)).toEqual([{ note: "later" }]);
  expect(new URL(second.webTriggers.url("echo")).pathname).toBe(new URL(url).pathname);
  expect(second.egressGroups().map(({ key }) => key)).toEqual(["siem"]);
  await opened.pop()?.close();
  await rm(stateDir, { recursive: true });
});

test("virtual time: a day of schedules passes in a moment, and the same seed replays it to the byte", async () => {
  const play = async (seed: string): Promise<string> => {
    const stateDir = await mkdtemp(join(tmpdir(), "forge-state-"));
    const time = createVirtualClock(START);
    const host = await open(
      { runner: "virtual", clock: time },
      {
        stateDir,
        seed,
        faults: {
          queue: { duplicate: 0.3, shuffleMs: 4000 },
          schedule: { miss: 0.05, duplicate: 0.05 },
        },
      },
    );
    host.scheduler.start();
    const chance = host.invokeResolver("admin", "chance", {}, admin);
    await time.advance(24 * 60 * MINUTE);
    const drawn = await chance;
    host.scheduler.stop();
    expect(drawn).toMatchObject({
      success: true,
      body: { now: START + 1500, iso: "2026-01-05T09:00:01.500Z" },
    });
    const ticks = host.kvs.get("plain", "ticks")?.value;
    expect(Array.isArray(ticks) ? ticks.length : 0).toBeGreaterThan(250);
    await opened.pop()?.close();
    const state = await readFile(join(stateDir, "kvs.jsonl"), "utf8");
    await rm(stateDir, { recursive: true });
    return JSON.stringify(drawn) + state;
  };
  const first = await play("a");
  expect(await play("a")).toBe(first);
  expect(await play("b")).not.toBe(first);
}, 60_000);

test("virtual time: an invocation ends at its limit, and what it left behind does not run", async () => {
  const kind = kinds[1];
  if (kind === undefined) throw new Error("no kind");
  const host = await kind.open();
  expect(await ask(kind, host, "hang")).toMatchObject({ errorType: "FUNCTION_TIME_OUT" });
  expect(clock.now()).toBe(START + 5 * MINUTE - 1);
  expect(await ask(kind, host, "stuck")).toMatchObject({ errorType: "FUNCTION_TIME_OUT" });
  expect(await ask(kind, host, "warm")).toBe(1);
});

test("virtual time: an abort signal follows the virtual clock", async () => {
  const time = createVirtualClock(START);
  const slow = new Map<string, HttpHandler>([
    [
      "https://api.example.com",
      () =>
        new Promise((answer) => void time.after(MINUTE, () => answer({ status: 200, body: "" }))),
    ],
  ]);
  const host = await open({ runner: "virtual", clock: time }, { internet: slow });
  const result = host.invokeResolver("admin", "aborts", { url: "https://api.example.com/" }, admin);
  await time.advance(2001);
  expect(await result).toEqual({ success: true, body: "TimeoutError" });
});

test("virtual time: consumers retry as they ask, back off when they throw, and keep to their concurrency", async () => {
  const kind = kinds[1];
  if (kind === undefined) throw new Error("no kind");
  const host = await kind.open();
  await ask(kind, host, "push", { events: [{ body: { note: "asks", failTimes: 2 } }] });
  await clock.advance(2 * MINUTE);
  expect(host.kvs.get("plain", "seen")?.value).toEqual([
    { note: "asks", attempt: 0, reason: null, data: null },
    { note: "asks", attempt: 1, reason: "FUNCTION_RETRY_REQUEST", data: { attempt: 0 } },
    { note: "asks", attempt: 2, reason: "FUNCTION_RETRY_REQUEST", data: { attempt: 1 } },
  ]);
  await ask(kind, host, "push", { events: [{ body: { note: "throws", throwTimes: 1 } }] });
  await clock.advance(2 * MINUTE);
  expect(host.kvs.get("plain", "seen")?.value).toContainEqual({
    note: "throws",
    attempt: 1,
    reason: "FUNCTION_PLATFORM_UNKNOWN_ERROR",
    data: null,
  });
  const held = { body: { holdMs: 10_000 }, concurrency: { key: "k", limit: 2 } };
  await ask(kind, host, "push", { events: Array.from({ length: 6 }, () => held) });
  await clock.advance(5 * MINUTE);
  expect(host.kvs.get("plain", "most")?.value).toBe(2);
  expect(host.queue.pending()).toEqual([]);
});

test("virtual time: what was invoked and called is reported, and console lines arrive", async () => {
  const reports: InvocationReport[] = [];
  const lines: LogLine[] = [];
  const time = createVirtualClock(START);
  const host = await open(
    { runner: "virtual", clock: time, latencyMs: () => 100 },
    { onInvocation: (report) => reports.push(report), log: (line) => lines.push(line) },
  );
  const fired = host.fireScheduled("tick");
  await time.advance(MINUTE);
  expect(await fired).toEqual({ success: true, body: { statusCode: 204 } });
  expect(
    reports.map(({ invocation, calls, startedAt, endedAt }) => [
      invocation.moduleKey,
      calls.map(({ target }) => target),
      endedAt - startedAt,
    ]),
  ).toEqual([["tick", ["/api/v1/get", "/api/v1/set"], 200]]);
  expect(lines.map(({ logLevel, logArguments }) => [logLevel, logArguments])).toEqual([
    [30, ["tick", { count: 1 }]],
  ]);
});

test("virtual time: a response of 5 MB passes, a larger one does not", async () => {
  const [, kind] = kinds;
  if (kind === undefined) throw new Error("no kind");
  const host = await kind.open();
  const limit = 5 * 1024 * 1024;
  expect(await ask(kind, host, "size", { times: limit - 2 })).toHaveLength(limit - 2);
  expect(await ask(kind, host, "size", { times: limit - 1 })).toMatchObject({
    errorType: "RESPONSE_TOO_LARGE",
  });
});

test("virtual time: an invocation logs 100 lines a minute", async () => {
  const [, kind] = kinds;
  if (kind === undefined) throw new Error("no kind");
  const lines: LogLine[] = [];
  const host = await kind.open({ log: (line) => lines.push(line) });
  await ask(kind, host, "log", { times: 130 });
  expect(lines.map(({ logLevel }) => logLevel)).toEqual([...Array(100).fill(30), 40]);
});

test("virtual time: refusals that the platform makes up reach the app with its codes", async () => {
  const [, kind] = kinds;
  if (kind === undefined) throw new Error("no kind");
  const host = await kind.open({
    faults: {
      kvs: { throttle: 1 },
      sql: { throttle: 1 },
      queue: { throttle: 1 },
      webTrigger: { throttle: 1 },
    },
  });
  const codes = /RATE_LIMIT_EXCEEDED|TOO_MANY_REQUESTS|REQUEST_THROTTLED/u;
  expect(await ask(kind, host, "code", { key: "kvs" })).toMatch(codes);
  expect(await ask(kind, host, "code", { key: "sql" })).toMatch(codes);
  expect(await ask(kind, host, "push", { events: [{ body: {} }] })).toMatchObject({
    errorMessage: "Too many requests.",
  });
  const request = { method: "POST", url: host.webTriggers.url("ingest"), headers: {}, body: "" };
  expect((await host.webTriggers.handle(request)).status).toBe(429);
});

test("virtual time: invocations may end at their time limit or at once, as the seed says", async () => {
  const play = async (seed: string): Promise<ReadonlyArray<string>> => {
    const time = createVirtualClock(START);
    const faults = { invocation: { deadline: 0.3, death: 0.3 } };
    const host = await open({ runner: "virtual", clock: time }, { seed, faults });
    const ends: string[] = [];
    for (let n = 0; n < 60; n += 1) {
      const asked = host.invokeResolver("admin", "steps", {}, admin);
      await time.advance(MINUTE);
      const result = await asked;
      ends.push(result.success ? "done" : result.error.errorType);
    }
    return ends;
  };
  const first = await play("a");
  expect(new Set(first)).toEqual(new Set(["done", "FUNCTION_TIME_OUT", "FUNCTION_CRASHED"]));
  expect(await play("a")).toEqual(first);
  expect(await play("b")).not.toEqual(first);
});
