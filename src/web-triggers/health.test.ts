import { expect, test } from "@jest/globals";
import { createMemoryPlatform } from "#ports/memory-platform";
import { newStreamState } from "#sources/org-audit-log/stream-state";
import { runNames } from "#sources/org-audit-log/run-names";
import { health } from "./health";
import { testingTrigger } from "./testing-trigger";

const asked = (path: string, method = "GET", authorization?: string) => ({
  method,
  path,
  headers: authorization === undefined ? {} : { authorization },
  query: {},
  body: "",
});

/** A site that collects; `failure` is what the last poll met with. */
async function collecting(
  failure: { readonly reason: string; readonly status: number } | null = null,
) {
  const trigger = await testingTrigger();
  const { deps } = trigger;
  const at = deps.clock.now();
  await deps.documents.save({
    kind: "connection",
    id: "organization",
    body: {
      orgId: "org-1",
      keyLastFour: "abcd",
      keyExpiresAt: at + 9 * 86_400_000,
      connectedAt: at,
      connectedBy: "ada",
      backfillDays: 30,
      deliverHistorical: false,
      appAccountId: null,
    },
    expectedVersion: 0,
    by: "ada",
    at,
  });
  const leased = await deps.checkpoints.lease({
    name: runNames.live,
    owner: "o",
    now: at,
    until: at + 9,
  });
  await deps.checkpoints.advance({
    name: runNames.live,
    owner: "o",
    version: leased?.version ?? 0,
    state: {
      ...newStreamState("org-1", at),
      lastPollAt: at,
      failure: failure === null ? null : { ...failure, detail: "key abcd", since: at },
    },
    until: at + 9,
  });
  return trigger;
}

test("says in a word that all is well, to anybody", async () => {
  const { deps } = await collecting();
  const all = { status: "ok", database: "ok", atlassian: "ok" };
  for (const path of ["", "/", "/health", "/health/"]) {
    expect(await health(deps, asked(path))).toEqual({ status: 200, body: all });
  }
  for (const path of ["/database", "/health/database", "/atlassian", "/health/atlassian/"]) {
    expect(await health(deps, asked(path))).toEqual({ status: 200, body: { status: "ok" } });
  }
  expect((await health(deps, asked("/health", "HEAD"))).status).toBe(200);
});

test("calls nobody for an anonymous caller, who learns nothing but words", async () => {
  const { deps } = await collecting({ reason: "key-rejected", status: 401 });
  const answer = await health(deps, asked("/health"));
  expect(answer).toEqual({
    status: 503,
    body: { status: "failing", database: "ok", atlassian: "failing" },
  });
  expect(await health(deps, asked("/health/database"))).toMatchObject({ status: 200 });
  expect(await health(deps, asked("/health/atlassian"))).toEqual({
    status: 503,
    body: { status: "failing" },
  });
  expect(deps.http.requests).toEqual([]);
  expect(deps.auditLog.requests).toEqual([]);
});

test.each([
  ["rate-limited", 429, 200],
  ["key-rejected", 401, 503],
  ["missing-scope", 403, 503],
  ["server-error", 502, 503],
])("takes %s as what it is", async (reason, status, answered) => {
  const { deps } = await collecting({ reason, status });
  expect((await health(deps, asked("/health/atlassian"))).status).toBe(answered);
});

test("is not well while polls have stopped, nothing is connected, or the storage is full", async () => {
  const { deps } = await collecting();
  deps.clock.advance(21 * 60_000);
  expect((await health(deps, asked("/atlassian"))).status).toBe(503);
  expect((await health(createMemoryPlatform(), asked("/atlassian"))).status).toBe(503);
  deps.setUsedBytes(2 ** 30);
  expect((await health(deps, asked("/database"))).status).toBe(503);
});

test("is not well where the database does not answer", async () => {
  const { deps } = await collecting();
  const down = { ...deps.budget, take: () => Promise.reject(new Error("ECONNREFUSED 192.0.2.1")) };
  expect(await health({ ...deps, budget: down }, asked("/health"))).toEqual({
    status: 503,
    body: { status: "failing", database: "failing", atlassian: "failing" },
  });
});

test("gives lags, counts and the version to a token of the scope, and no key", async () => {
  const { deps, create, bearer } = await collecting();
  const { secret } = await create({ method: "bearer", scopes: ["health"] });
  const answer = await health(deps, asked("/health", "GET", `Bearer ${secret}`));
  expect(answer).toMatchObject({
    status: 200,
    body: {
      status: "ok",
      details: {
        version: "1.0.0",
        keyDaysLeft: 9,
        source: { state: "collecting", lagMs: 1_000 },
        counts: { events: 3, quarantined: 0 },
        deliveries: { queued: 0 },
      },
    },
  });
  expect(JSON.stringify(answer)).not.toContain("abcd");
  expect((await health(deps, asked("", "GET", `Bearer ${bearer.secret}`))).status).toBe(403);
  expect((await health(deps, asked("", "GET", "Bearer nonsense"))).status).toBe(401);
});

test("answers anonymous callers so often a minute, and a token beside them", async () => {
  const { deps, create } = await collecting();
  const { secret } = await create({ method: "bearer", scopes: ["health"] });
  for (let n = 0; n < 60; n += 1) expect((await health(deps, asked(""))).status).toBe(200);
  expect(await health(deps, asked(""))).toMatchObject({
    status: 429,
    headers: { "retry-after": "60" },
  });
  expect((await health(deps, asked("", "GET", `Bearer ${secret}`))).status).toBe(200);
  deps.clock.advance(60_000);
  expect((await health(deps, asked(""))).status).toBe(200);
});

test.each(["/healthy", "/health/queue", "/../database", "/health/database/x"])(
  "knows no %s",
  async (path) => {
    const { deps } = await collecting();
    expect((await health(deps, asked(path))).status).toBe(404);
  },
);

test.each(["POST", "PUT", "DELETE"])("takes no %s", async (method) => {
  const { deps } = await collecting();
  expect(await health(deps, asked("", method))).toMatchObject({
    status: 405,
    headers: { allow: "GET, HEAD" },
  });
});
