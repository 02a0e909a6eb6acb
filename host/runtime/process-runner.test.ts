import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { join } from "node:path";
import { bundleApp } from "./bundle-app";
import type { FunctionRunner, LogLine } from "./function-runner";
import type { InvocationEvent } from "./invocation-event";
import { createProcessRunner } from "./process-runner";

const appDir = join(__dirname, "../platform/testing-app");
const bundleDir = join(__dirname, "../../.local/testing-app-bundle");
const lines: LogLine[] = [];
let runner: FunctionRunner;

beforeAll(async () => {
  await bundleApp({ appDir, outDir: bundleDir });
  runner = createProcessRunner({ bundleDir, log: (line) => lines.push(line) });
}, 120_000);
afterAll(() => runner.close());

const event = (id: string, functionKey: string): InvocationEvent => ({
  handler: "index.resolver",
  body: { call: { functionKey, payload: {} }, context: {} },
  variables: [],
  _meta: {
    proxy: { token: "t", url: "http://127.0.0.1:9", host: "localhost" },
    contextAri: "ari:cloud:jira::site/1",
    appContext: {
      appId: "a",
      appVersion: "1",
      environmentId: "e",
      environmentType: "DEVELOPMENT",
      invocationId: id,
      installationId: "i",
      functionKey: "resolver",
      moduleType: "jira:adminPage",
      moduleKey: "admin",
      installation: {},
      permissions: {},
    },
    tracing: { traceId: "0", spanId: "0" },
    requestContext: {},
  },
});
const limits = { timeoutMs: 5000, memoryMB: 128 };

test("ends a function that hangs and one that never yields, and serves the next from a fresh process", async () => {
  expect(await runner.invoke(event("1", "warm"), limits)).toEqual({ success: true, body: 1 });
  for (const name of ["hang", "spin"]) {
    const result = await runner.invoke(event(name, name), { ...limits, timeoutMs: 300 });
    expect(result).toMatchObject({ success: false, error: { errorType: "FUNCTION_TIME_OUT" } });
  }
  expect(await runner.invoke(event("2", "warm"), limits)).toEqual({ success: true, body: 1 });
  expect(await runner.invoke(event("3", "warm"), limits)).toEqual({ success: true, body: 2 });
});

test("reports a function that runs out of memory as crashed", async () => {
  const result = await runner.invoke(event("4", "gorge"), { timeoutMs: 60_000, memoryMB: 40 });
  expect(result).toMatchObject({
    success: false,
    error: {
      errorType: "FUNCTION_CRASHED",
      errorMessage: expect.stringContaining("out of memory"),
    },
  });
}, 60_000);

test("gives each of two invocations at once a process of its own", async () => {
  const both = await Promise.all([
    runner.invoke(event("5", "warm"), { ...limits, memoryMB: 100 }),
    runner.invoke(event("6", "warm"), { ...limits, memoryMB: 100 }),
  ]);
  expect(both).toEqual([
    { success: true, body: 1 },
    { success: true, body: 1 },
  ]);
});

test("a call that cannot reach the platform fails the function, and the failure is logged with its invocation", async () => {
  const result = await runner.invoke(event("7", "get"), limits);
  expect(result).toMatchObject({ success: false });
  expect(lines.find(({ invocationId }) => invocationId === "7")).toMatchObject({ logLevel: 50 });
});
