import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { ResolverCall } from "./app-door";
import { createPageHost, type PageHost, type PageHostOptions } from "./create-page-host";

let dir: string;
let host: PageHost;
const calls: Array<ResolverCall> = [];
const seen: Array<string> = [];

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "page-host-"));
  await mkdir(path.join(dir, "dist"));
  await writeFile(path.join(dir, "secret.txt"), "secret");
  await writeFile(
    path.join(dir, "dist/index.html"),
    '<html><head><script src="./a.js"></script></head><body></body></html>',
  );
  await writeFile(path.join(dir, "dist/a.js"), "start()");
  host = await createPageHost(options());
});
afterAll(async () => {
  await host.close();
  await rm(dir, { recursive: true });
});

const slack = {
  name: "slack",
  title: "Slack",
  address: "https://hooks.slack.com",
  counts: { messages: 1, alerts: 1, repeated: 0 },
  streamed: { distinct: 0, repeated: 0 },
  answers: { 200: 1 },
  received: [{ key: "m1", at: 0, title: "<b>", body: "<script>", times: 1, mentions: 0 }],
};

const options = (): PageHostOptions => ({
  port: 0,
  appDir: dir,
  clock: { now: () => 0 },
  manifest: {
    app: { id: "ari:cloud:ecosystem::app/1234" },
    modules: { "jira:adminPage": [{ key: "admin", title: "Admin", resource: "page" }] },
    resources: [{ key: "page", path: "dist" }],
  },
  installation: { cloudId: "cloud", environmentId: "env", environmentType: "DEVELOPMENT" },
  users: [
    { accountId: "ada", name: "Ada", role: "site admin", isAdmin: true },
    { accountId: undefined, name: "Nobody", role: "not logged in", isAdmin: false },
  ],
  app: {
    invokeResolver: async (call) => {
      calls.push(call);
      return { ok: true, body: "a".repeat(call.functionKey === "huge" ? 5_000_001 : 1) };
    },
    requestJira: async () => ({ status: 200, body: "" }),
    egress: {
      list: async () => [],
      set: async () => ({ refused: "too many domains" }),
      deleteGroup: async () => undefined,
      deleteDomain: async () => undefined,
    },
  },
  issues: async () => [],
  receivers: () => [slack],
  status: async () => ({ clock: "real", now: 0, eventsServed: 0, issues: 0 }),
  onCspReport: (report) => seen.push(report.directive),
});

const framed = async (): Promise<string> => {
  const start = await ask("start", null);
  return String(start.modules[0].address);
};
const ask = async (name: string, body: unknown, user = "ada") => {
  const response = await fetch(`${host.url}/__host/ask/${name}`, {
    method: "POST",
    headers: { "x-page-user": user },
    body: JSON.stringify(body),
  });
  const answer = JSON.parse(await response.text());
  return "value" in answer ? answer.value : answer;
};
const frame = { moduleKey: "admin", location: "http://127.0.0.1", colorMode: "light" };

test("puts the bridge before every script of the app, with the address of who may frame it", async () => {
  const html = await (await fetch(await framed())).text();
  expect(html).toMatch(
    /<head><script src="\/__forge\/global-bridge\.js" data-outer-origin="http:[^"]+"><\/script><script src="\.\/a\.js">/,
  );
  expect(html).toContain(host.url);
});

test("sends production's policy with the app, and a strict one with the outer page", async () => {
  const app = await fetch(await framed());
  expect(app.headers.get("content-security-policy")).toContain("style-src 'self'");
  expect(app.headers.get("content-security-policy")).toContain(`report-uri ${host.url}/__host/csp`);
  const outer = await fetch(`${host.url}/issues`);
  expect(outer.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(outer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
});

test("serves files of the resource as they are on the disk now, and says when the page is not built", async () => {
  const address = await framed();
  expect(await (await fetch(new URL("a.js", address))).text()).toBe("start()");
  await writeFile(path.join(dir, "dist/a.js"), "again()");
  expect(await (await fetch(new URL("a.js", address))).text()).toBe("again()");
  const missing = await fetch(new URL("other.html", address));
  expect(missing.status).toBe(404);
  expect(await missing.text()).toContain("Has the page been built?");
});

test("serves nothing outside of the resource", async () => {
  const { pathname } = new URL(await framed());
  const up = pathname.replace("index.html", "..%2fsecret.txt");
  expect((await fetch(`${host.appOrigin}${up}`)).status).toBe(404);
  expect((await fetch(`${host.appOrigin}/a.js`)).status).toBe(404);
});

test("answers to its own name only", async () => {
  const asked = (hostHeader: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      request(host.url, { headers: { host: hostHeader } }, (response) =>
        resolve(response.resume().statusCode),
      )
        .on("error", reject)
        .end();
    });
  expect(await asked(new URL(host.url).host)).toBe(200);
  expect(await asked("attacker.example.com")).toBe(421);
  expect(await asked(new URL(host.url).host.replace("127.0.0.1", "localhost"))).toBe(302);
});

test("asks of another origin, or of nobody in particular, are refused", async () => {
  const post = (headers: Record<string, string>) =>
    fetch(`${host.url}/__host/ask/invoke`, { method: "POST", headers, body: "{}" });
  expect((await post({})).status).toBe(403);
  expect((await post({ "x-page-user": "ada", origin: host.appOrigin })).status).toBe(403);
  expect((await post({ "x-page-user": "somebody" })).status).toBe(403);
  expect(
    (await fetch(`${host.url}/__host/ask/invoke`, { headers: { "x-page-user": "ada" } })).status,
  ).toBe(403);
});

test("a person who is not logged in has no account", async () => {
  await ask("invoke", { ...frame, functionKey: "x" }, "anonymous");
  expect(calls.at(-1)).toMatchObject({ functionKey: "x", accountId: undefined });
  expect(calls.at(-1)?.context).not.toHaveProperty("accountId");
});

test("refuses what production refuses: large answers, foreign modules, egress that is not declared", async () => {
  expect((await ask("invoke", { ...frame, functionKey: "huge" })).refused).toContain(
    "larger than 5 MB",
  );
  expect(
    (await ask("invoke", { ...frame, moduleKey: "other", functionKey: "x" })).refused,
  ).toContain("no such module");
  expect((await ask("egress/set", { egresses: [] })).refused).toContain("does not declare");
});

test("tells what the receivers outside of Jira got, as it came", async () => {
  expect(await ask("receivers", null)).toEqual([slack]);
});

test("a question of a wrong shape is the fault of who asks", async () => {
  expect((await ask("invoke", { functionKey: 7 })).message).toContain("moduleKey");
  expect((await ask("nothing", null)).message).toBe("No question is called nothing.");
});

test("collects what the policy blocked and tells it", async () => {
  const report = {
    "csp-report": { "effective-directive": "style-src-elem", "blocked-uri": "inline" },
  };
  await fetch(`${host.url}/__host/csp`, { method: "POST", body: JSON.stringify(report) });
  expect(host.cspReports()).toEqual([
    expect.objectContaining({ directive: "style-src-elem", blocked: "inline" }),
  ]);
  expect(seen).toEqual(["style-src-elem"]);
});

test("rejects with the code that tells a taken port", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => taken.once("listening", resolve));
  const address = taken.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  await expect(createPageHost({ ...options(), port })).rejects.toMatchObject({
    code: "EADDRINUSE",
  });
  await new Promise((resolve) => taken.close(resolve));
});
