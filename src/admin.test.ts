import { expect, test } from "@jest/globals";
import { procedures, type ProcedureName, type Role } from "#contract";
import type { HttpAnswer } from "#ports";
import { createMemoryPlatform, type MemoryPlatform } from "#ports/memory-platform";
import { page200 } from "#ports/memory-stream";
import { API_KEY } from "#sources/org-audit-log/secret-names";
import { createAdmin, type Surface } from "./admin";
import { requiredRole } from "./admin/required-role";
import { createPipeline } from "./pipeline";
import { upkeep } from "./upkeep";
import { parsePrebuilt } from "./rules/load-rules";
import { prebuiltRules } from "./rules/prebuilt-rules";

const prebuilt = parsePrebuilt(prebuiltRules);
const answer = createAdmin(prebuilt);
const pipeline = createPipeline(prebuilt);

const KEY = "org-key-0123456789-abcd";
const credentials = { orgId: "org-1", apiKey: KEY };
const connectInput = {
  ...credentials,
  keyExpiresAt: null,
  backfillDays: 180,
  deliverHistorical: false,
};

const ask =
  (deps: MemoryPlatform, accountId: string | undefined = "ada", surface: Surface = "admin-page") =>
  (name: string, payload: unknown = {}) =>
    answer(deps, { surface, name, payload, accountId, siteUrl: "https://example.atlassian.net" });

const events = [
  {
    id: "e-1",
    attributes: {
      time: "2026-01-05T08:00:00Z",
      action: "user_login",
      actor: { id: "u-1", name: "Zoë" },
      location: { ip: "192.0.2.7", countryName: "Austria" },
    },
  },
  {
    id: "e-2",
    attributes: {
      time: "2026-01-05T09:00:01Z",
      action: "added_org_admin",
      actor: { id: "u-2", name: "Mallory" },
    },
    message: { content: "Added pat as an organization admin" },
  },
];

/** Ada has connected the organization; its two events are stored. */
async function connected() {
  const deps = createMemoryPlatform({ now: Date.UTC(2026, 0, 5, 9) });
  deps.auditLog.reply(({ cursor }) => page200(cursor === undefined ? events : [], "2"));
  const result = await ask(deps)("setup/connect", connectInput);
  expect(result).toMatchObject({ ok: true, value: { result: "ok" } });
  deps.clock.advance(60_000);
  await pipeline.backfill(deps);
  await pipeline.collect(deps);
  return deps;
}

const names = Object.keys(procedures).filter((name): name is ProcedureName => name in procedures);

test("an anonymous caller gets nothing from any procedure on either page", async () => {
  const deps = await connected();
  for (const surface of ["admin-page", "global-page"] as const) {
    for (const name of names) {
      const result = await answer(deps, {
        surface,
        name,
        payload: {},
        accountId: undefined,
        siteUrl: "",
      });
      expect({ name, result }).toEqual({
        name,
        result: { ok: false, failure: expect.objectContaining({ code: "not-allowed" }) },
      });
    }
  }
});

test("somebody who is not on the list learns that there is an organization, and nothing else", async () => {
  const deps = await connected();
  for (const name of names) {
    const result = await ask(deps, "stranger", "global-page")(name);
    if (name === "session/get")
      expect(result).toMatchObject({ ok: true, value: { role: null, mayConnect: false } });
    else
      expect({ name, result }).toMatchObject({
        name,
        result: { ok: false, failure: { code: "not-allowed" } },
      });
  }
});

test("on the admin page a manager who does not administer Jira gets nothing, nor does an administrator who is no manager", async () => {
  const deps = await connected();
  deps.jira.setAdministrator(false);
  expect(await ask(deps, "ada")("events/facets")).toMatchObject({
    failure: { code: "not-allowed" },
  });
  deps.jira.setAdministrator(true);
  expect(await ask(deps, "other-admin")("events/facets")).toMatchObject({
    failure: { code: "not-allowed" },
  });
  expect(await ask(deps, "ada")("events/facets")).toMatchObject({ ok: true });
});

test.each(["viewer", "analyst", "manager"] as const)(
  "a %s may call what the role allows and no more",
  async (role) => {
    const deps = await connected();
    const rank: Record<Role, number> = { viewer: 1, analyst: 2, manager: 3 };
    const list = [
      { accountId: "ada", role: "manager" },
      { accountId: "pat", role },
    ];
    expect(await ask(deps)("roles/save", { entries: list, version: 1 })).toMatchObject({
      ok: true,
    });
    for (const name of names) {
      const required = requiredRole[name];
      const allowed =
        required === "anyone" || (required !== "administrator" && rank[role] >= rank[required]);
      const result = await ask(deps, "pat", "global-page")(name, { rubbish: true });
      const refused = !result.ok && result.failure.code === "not-allowed";
      expect({ name, refused }).toEqual({ name, refused: !allowed });
    }
  },
);

test("refuses input of another shape before anything is done, and names the field", async () => {
  const deps = await connected();
  expect(
    await ask(deps)("events/search", { filter: { actions: "x" }, after: null, limit: 10_000 }),
  ).toMatchObject({
    ok: false,
    failure: {
      code: "invalid-input",
      fields: { "filter.actions": expect.any(String), limit: expect.any(String) },
    },
  });
  expect(
    await ask(deps)("events/search", { filter: { ip: "192.0.2" }, after: null, limit: 10 }),
  ).toMatchObject({
    failure: { code: "invalid-input", fields: { ip: expect.stringContaining("192.0.2.0/24") } },
  });
  expect(await ask(deps)("constructor")).toMatchObject({ failure: { code: "not-found" } });
});

test("a bug is told as one, without its text", async () => {
  const deps = await connected();
  const broken = {
    ...deps,
    events: { ...deps.events, facets: () => Promise.reject(new Error(`leaks ${KEY}`)) },
  };
  const result = await ask(broken)("events/facets");
  expect(result).toMatchObject({ ok: false, failure: { code: "internal" } });
  expect(JSON.stringify(result)).not.toContain("leaks");
});

test("right after installation, tables that are not made yet are told as such", async () => {
  const deps = await connected();
  const span = () => Promise.reject(Object.assign(new Error(), { name: "TablesNotReady" }));
  const young = { ...deps, events: { ...deps.events, span } };
  expect(await ask(young)("health/get")).toMatchObject({
    ok: false,
    failure: { code: "unavailable" },
  });
});

test("the platform's request for consent goes through, so that Jira can ask the user", async () => {
  const deps = await connected();
  const consent = Object.assign(new Error("Authentication Required"), {
    name: "NEEDS_AUTHENTICATION_ERR",
  });
  const withoutConsent = {
    ...deps,
    jira: { ...deps.jira, callerIsAdministrator: () => Promise.reject(consent) },
  };
  await expect(ask(withoutConsent)("session/get")).rejects.toBe(consent);
});

const refused = (status: number, body: unknown = {}): HttpAnswer => ({
  answered: true,
  status,
  headers: {},
  body: JSON.stringify(body),
});

test.each([
  ["an expired key", refused(401), "key-rejected", "API keys"],
  [
    "somebody who is no admin",
    refused(403, { errors: [{ code: "ADMIN-403-3", title: "Forbidden" }] }),
    "not-admin",
    "organization admin",
  ],
  [
    "a missing scope",
    refused(403, { message: "missing scope" }),
    "missing-scope",
    "read:events:admin",
  ],
  ["no Guard", refused(403, { message: "needs Guard" }), "no-guard", "Guard"],
  ["the wrong organization", refused(404), "organization-not-found", "admin.atlassian.com/o/"],
  ["a limit", refused(429), "rate-limited", "again in a minute"],
  ["a timeout", { answered: false, reason: "timeout", detail: "" }, "unreachable", "again"],
  [
    "egress that was not allowed",
    { answered: false, reason: "egress-denied", detail: "" },
    "unreachable",
    "site admin",
  ],
] as const)(
  "connecting with %s stores nothing and says what to do",
  async (_, given, result, advice) => {
    const deps = createMemoryPlatform();
    deps.auditLog.reply(() => given);
    const told = await ask(deps)("setup/connect", connectInput);
    expect(told).toEqual({ ok: true, value: { result, message: expect.stringContaining(advice) } });
    expect(deps.auditLog.requests).toHaveLength(1);
    expect(deps.auditLog.requests[0]?.timeoutMs).toBeLessThanOrEqual(10_000);
    expect(await deps.secrets.get(API_KEY)).toBeNull();
    expect(await ask(deps)("session/get")).toMatchObject({
      value: { connected: false, role: null, mayConnect: true },
    });
  },
);

test("connecting makes the administrator a manager, keeps the key secret and starts collecting", async () => {
  const deps = await connected();
  const delaysSeconds = [0, 60, 120, 180, 240];
  expect(deps.queue.wakes.slice(0, 2)).toEqual([
    { queue: "collect", delaysSeconds },
    { queue: "backfill", delaysSeconds },
  ]);
  const status = await ask(deps)("setup/status");
  expect(status).toMatchObject({
    value: {
      connection: {
        orgId: "org-1",
        keyLastFour: "abcd",
        connectedBy: "ada",
        appAccountId: "app-account",
      },
    },
  });
  const answers = await Promise.all(names.map((name) => ask(deps)(name)));
  expect(JSON.stringify([answers, deps.log.lines])).not.toContain(KEY);
});

test("another Jira administrator becomes a manager by proving to hold a key of the same organization", async () => {
  const deps = await connected();
  expect(
    await ask(deps, "bea")("setup/connect", { ...connectInput, orgId: "org-2" }),
  ).toMatchObject({ failure: { code: "not-allowed" } });
  expect(await ask(deps, "bea")("setup/connect", connectInput)).toMatchObject({ ok: true });
  expect(await ask(deps, "bea")("roles/get")).toMatchObject({
    value: {
      entries: [
        { accountId: "ada", role: "manager" },
        { accountId: "bea", role: "manager" },
      ],
    },
  });
});

test("one manager always remains, and two changes at once do not overwrite each other", async () => {
  const deps = await connected();
  const save = (entries: unknown, version: number) => ask(deps)("roles/save", { entries, version });
  expect(await save([{ accountId: "ada", role: "viewer" }], 1)).toMatchObject({
    failure: { code: "invalid-input" },
  });
  const both = [
    { accountId: "ada", role: "manager" },
    { accountId: "pat", role: "viewer" },
  ];
  expect(await save([...both, { accountId: "pat", role: "analyst" }], 1)).toMatchObject({
    failure: { code: "invalid-input" },
  });
  expect(await save(both, 1)).toEqual({ ok: true, value: { version: 2 } });
  expect(await save(both, 1)).toMatchObject({ failure: { code: "conflict" } });
});

test("disconnecting forgets the key and stops collecting; events stay", async () => {
  const deps = await connected();
  expect(await ask(deps)("setup/disconnect")).toEqual({ ok: true, value: {} });
  expect(await deps.secrets.get(API_KEY)).toBeNull();
  const before = deps.auditLog.requests.length;
  await pipeline.collect(deps);
  expect(deps.auditLog.requests).toHaveLength(before);
  expect(await ask(deps)("events/count", { filter: {} })).toEqual({
    ok: true,
    value: { count: 2, more: false },
  });
});

test("a new key is tested first, and collecting goes on at once", async () => {
  const deps = await connected();
  const input = { apiKey: "new-key-wxyz", keyExpiresAt: Date.UTC(2026, 6, 1) };
  deps.auditLog.reply(() => refused(401));
  expect(await ask(deps)("setup/replace-key", input)).toMatchObject({
    value: { result: "key-rejected" },
  });
  expect(await deps.secrets.get(API_KEY)).toBe(KEY);
  deps.auditLog.reply(() => page200(events, "2"));
  expect(await ask(deps)("setup/replace-key", input)).toMatchObject({ value: { result: "ok" } });
  expect(await ask(deps)("health/get")).toMatchObject({
    value: { key: { lastFour: "wxyz", daysLeft: 176 } },
  });
});

test("events come newest first, page by page, with their raw JSON from the tail or a segment", async () => {
  const deps = await connected();
  const first = await ask(deps)("events/search", { filter: {}, after: null, limit: 1 });
  expect(first).toMatchObject({
    ok: true,
    value: { events: [{ id: "e-2" }], next: { occurredAt: Date.UTC(2026, 0, 5, 9, 0, 1) } },
  });
  const next = first.ok ? (first.value as { next: { key: string } }).next : null;
  expect(await ask(deps)("events/search", { filter: {}, after: next, limit: 5 })).toMatchObject({
    value: { events: [{ id: "e-1" }], next: null },
  });
  expect(await ask(deps)("events/get", { key: next?.key })).toMatchObject({
    value: { kept: "tail", raw: events[1], alerts: [{ ruleId: expect.any(String) }] },
  });
  deps.clock.advance(7_200_000);
  await upkeep.hourly(deps);
  expect(await ask(deps)("events/get", { key: next?.key })).toMatchObject({
    value: { kept: "segment", segment: 1, raw: events[1] },
  });
});

test("health tells a key that was rejected and what to do", async () => {
  const deps = await connected();
  deps.auditLog.reply(() => refused(401));
  deps.clock.advance(300_000);
  await pipeline.collect(deps);
  expect(await ask(deps)("health/get")).toMatchObject({
    value: {
      source: { state: "key-rejected", message: expect.stringContaining("Create a new one") },
      counts: { events: 2 },
    },
  });
});

test("health tells a log that has never held an event from a quiet one", async () => {
  const deps = createMemoryPlatform();
  await ask(deps)("setup/connect", { ...connectInput, backfillDays: 0 });
  for (let poll = 0; poll < 60; poll += 1) {
    deps.clock.advance(300_000);
    await pipeline.collect(deps);
  }
  expect(await ask(deps)("health/get")).toMatchObject({
    value: { source: { state: "silent", message: expect.stringContaining("Guard") } },
  });
});

test("a rule can be switched off and on; two people at once are told", async () => {
  const deps = await connected();
  const list = await ask(deps)("rules/list");
  const { rules } = (list.ok ? list.value : { rules: [] }) as {
    rules: ReadonlyArray<{ id: string; enabled: boolean; version: number }>;
  };
  const rule = rules.find(({ enabled }) => enabled);
  expect(rule).toMatchObject({ version: 0 });
  const off = { id: rule?.id, enabled: false, version: 0 };
  expect(await ask(deps)("rules/set-enabled", off)).toEqual({ ok: true, value: { version: 1 } });
  expect(await ask(deps)("rules/set-enabled", off)).toMatchObject({
    failure: { code: "conflict" },
  });
  expect(await ask(deps)("rules/set-enabled", { ...off, id: "no-such-rule" })).toMatchObject({
    failure: { code: "not-found" },
  });
});

test("an alert of the past is delivered when somebody asks, once a project is chosen", async () => {
  const deps = createMemoryPlatform({ now: Date.UTC(2026, 0, 5, 12) });
  deps.auditLog.reply(({ cursor }) => page200(cursor === undefined ? events : [], "2"));
  await ask(deps)("setup/connect", connectInput);
  await pipeline.backfill(deps);
  const list = await ask(deps)("alerts/list", { after: null, limit: 10 });
  const [alert] = list.ok ? (list.value as { alerts: ReadonlyArray<{ key: string }> }).alerts : [];
  expect(alert).toMatchObject({ historical: true, deliveryState: "none", issueKey: null });
  expect(await ask(deps)("alerts/deliver", { key: alert?.key })).toMatchObject({
    failure: { message: expect.stringContaining("project") },
  });
  const settings = { projectKey: "AUD", issueTypeId: "10001", labels: ["audit"], fields: {} };
  expect(await ask(deps)("issues/save-settings", { settings, version: 0 })).toMatchObject({
    ok: true,
  });
  expect(await ask(deps)("alerts/deliver", { key: alert?.key })).toEqual({
    ok: true,
    value: { queued: 1 },
  });
  await pipeline.deliver(deps);
  expect(await ask(deps)("alerts/list", { after: null, limit: 10 })).toMatchObject({
    value: { alerts: [{ issueKey: "AUD-1", deliveryState: "delivered" }] },
  });
});

test("the app's own log tells who read, who changed and who was refused, and holds no secret", async () => {
  const deps = await connected();
  await ask(deps)("events/search", { filter: { text: "pat" }, after: null, limit: 10 });
  await ask(deps)("rules/set-enabled", { id: "nothing", enabled: false, version: 0 });
  await ask(deps, "eve", "global-page")("events/search", { filter: {}, after: null, limit: 10 });
  const told = await ask(deps)("activity/list", { before: null, limit: 100 });
  expect(told).toMatchObject({
    ok: true,
    value: {
      entries: [
        { procedure: "activity/list", accountId: "ada", what: "read", outcome: "done" },
        { procedure: "events/search", accountId: "eve", outcome: "refused", detail: "" },
        { procedure: "events/search", accountId: "ada", detail: '{"text":"pat"}' },
        { procedure: "setup/connect", accountId: "ada", what: "change", subject: "org-1" },
      ],
      next: null,
    },
  });
  expect(JSON.stringify(told)).not.toContain(KEY);
});

test("nobody reads where the reading cannot be recorded; a change that was made is still answered", async () => {
  const deps = await connected();
  const activity = { ...deps.activity, append: async () => false, has: async () => false };
  const broken = { ...deps, activity };
  const search = { filter: {}, after: null, limit: 10 };
  expect(await ask(broken)("events/search", search)).toMatchObject({
    ok: false,
    failure: { code: "internal" },
  });
  expect(await ask(broken)("setup/disconnect")).toMatchObject({ ok: true });
  expect(deps.log.lines.map(({ name }) => name)).toContain("admin.not-recorded");
});
