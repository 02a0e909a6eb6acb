import { expect, test } from "@jest/globals";
import { createForgePlatform } from "./platform";
import { WakeFailed } from "./queue";

interface Call {
  readonly path: string;
  readonly body: unknown;
}

test("keeps secrets in the encrypted store and forgets them", async () => {
  const calls = playForge({ "/api/v1/secret/get": json(200, { key: "org-key", value: "s3cret" }) });
  const { secrets } = createForgePlatform();
  await secrets.set("org-key", "s3cret");
  expect(await secrets.get("org-key")).toBe("s3cret");
  await secrets.remove("org-key");
  expect(calls.map(({ path }) => path)).toEqual([
    "/api/v1/secret/set",
    "/api/v1/secret/get",
    "/api/v1/secret/delete",
  ]);
});

test("says null for a secret that is not there", async () => {
  playForge({ "/api/v1/secret/get": json(404, { code: "KEY_NOT_FOUND", message: "no" }) });
  expect(await createForgePlatform().secrets.get("org-key")).toBeNull();
});

test("writes the value of a segment only where there is none", async () => {
  const calls = playForge({});
  expect(await createForgePlatform().segments.write(7, "H4sI")).toBe("written");
  expect(calls).toEqual([
    {
      path: "/api/v1/set",
      body: { key: "segment:7", value: "H4sI", options: { keyPolicy: "FAIL_IF_EXISTS" } },
    },
  ]);
  playForge({ "/api/v1/set": json(409, { code: "KEY_CONFLICT", message: "there" }) });
  expect(await createForgePlatform().segments.write(7, "H4sI")).toBe("taken");
  playForge({ "/api/v1/set": json(500, { code: "UNKNOWN", message: "down" }) });
  await expect(createForgePlatform().segments.write(7, "H4sI")).rejects.toThrow("down");
});

test("wakes a queue after each of the delays, in one push, one run at a time", async () => {
  const calls = playForge({}, 201);
  await createForgePlatform().queue.wake("collect", [0, 60.2, 99_999]);
  expect(calls.length).toBe(1);
  expect(calls[0]?.body).toMatchObject({
    queueName: "collect",
    payload: [0, 61, 900].map((delayInSeconds) => ({
      body: {},
      delayInSeconds,
      concurrency: { key: "collect", limit: 1 },
    })),
  });
});

test.each([
  [429, {}],
  [202, { failedEvents: [{ index: "0", errorMessage: "no" }] }],
  [405, {}],
  [500, {}],
])("says that a push failed when the platform answers %i", async (status, body) => {
  playForge({}, status, body);
  await expect(createForgePlatform().queue.wake("deliver", [0])).rejects.toBeInstanceOf(WakeFailed);
});

test("pushes nothing for no delays", async () => {
  const calls = playForge({}, 500);
  await createForgePlatform().queue.wake("deliver", []);
  expect(calls).toEqual([]);
});

test("runs one statement a call, and creates the tables where one is missing", async () => {
  let isThere = false;
  const calls = playForge({
    "/api/v1/execute": (body) => {
      if (isStatement(body, "insert into __migrations")) return json(200, { rows: written });
      return isThere
        ? json(200, { rows: [{ n: "3" }] })
        : json(400, {
            code: "SQL_EXECUTION_ERROR",
            message: "An error occurred",
            context: { debug: { errno: 1146 } },
          });
    },
    "/api/v1/execute/ddl": (body) => {
      isThere ||= isStatement(body, "create table if not exists alert ");
      return json(200, { rows: [] });
    },
  });
  expect(await createForgePlatform().alerts.count()).toBe(3);
  expect(calls.filter(({ path }) => path === "/api/v1/execute/ddl").length).toBeLessThanOrEqual(25);
  expect(calls[0]).toMatchObject({
    path: "/api/v1/execute",
    body: { query: "select count(*) as `n` from `alert`", params: [] },
  });
});

test.each([
  ["PRODUCTION", "production", 2 ** 30],
  ["staging", "staging", 2 ** 28],
  ["DEVELOPMENT", "development", 2 ** 27],
  ["something new", "development", 2 ** 27],
])("knows what %s allows", (environmentType, environment, bytes) => {
  playForge({}, 200, {}, environmentType);
  const { installation } = createForgePlatform();
  expect(installation.environment()).toBe(environment);
  expect(installation.sqlLimitBytes()).toBe(bytes);
});

test("hashes, compresses and draws at random", () => {
  const { bytes, random } = createForgePlatform();
  expect(bytes.sha256("é")).toBe(
    "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c",
  );
  expect([bytes.equal("a", "a"), bytes.equal("a", "ab"), bytes.equal("", "a")]).toEqual([
    true,
    false,
    false,
  ]);
  expect(bytes.gunzip(bytes.gzip("🚀".repeat(9_999)))).toBe("🚀".repeat(9_999));
  expect(() => bytes.gunzip("nothing of ours")).toThrow();
  expect(random.hex(4)).toMatch(/^[0-9a-f]{8}$/);
  expect(random.uuid()).not.toBe(random.uuid());
  const fraction = random.fraction();
  expect(fraction >= 0 && fraction < 1).toBe(true);
});

const written = {
  affectedRows: 1,
  fieldCount: 0,
  info: "",
  insertId: 0,
  serverStatus: 2,
  warningStatus: 0,
};

type Answer = Response | ((body: unknown) => Response);

/** Stands behind the door through which the platform's SDKs send everything. */
function playForge(
  answers: Readonly<Record<string, Answer>>,
  status = 200,
  body: unknown = {},
  environmentType = "PRODUCTION",
): ReadonlyArray<Call> {
  const calls: Array<Call> = [];
  const appContext = {
    appId: "ari:cloud:ecosystem::app/1",
    environmentId: "ari:cloud:ecosystem::environment/1/2",
    installationId: "ari:cloud:ecosystem::installation/3",
    environmentType,
  };
  Object.assign(globalThis, {
    __forge_runtime__: { appContext, lambdaContext: { getRemainingTimeInMillis: () => 1_000 } },
    __forge_fetch__: async (_: unknown, path: string, init: { readonly body: string }) => {
      const asked: unknown = JSON.parse(init.body);
      calls.push({ path, body: asked });
      const answer = answers[path];
      if (answer === undefined) return json(status, body);
      return typeof answer === "function" ? answer(asked) : answer.clone();
    },
  });
  return calls;
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status });
}

function isStatement(body: unknown, beginning: string): boolean {
  return JSON.stringify(body).toLowerCase().includes(`"query":"${beginning}`);
}
