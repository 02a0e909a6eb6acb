import { expect, test } from "@jest/globals";
import { Webhook } from "standardwebhooks";
import type { ProcedureInput } from "#contract";
import type { HttpRequest } from "#ports";
import { createMemoryPlatform, type MemoryPlatform } from "#ports/memory-platform";
import { sampleKey } from "#ports/sample-event";
import { createAdmin } from "../admin";
import { createPipeline } from "../pipeline";

const NOW = Date.UTC(2026, 0, 5, 9);
const signing = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const nextSigning = "whsec_b2xkLXNlY3JldC1vbGQtc2VjcmV0LW9sZA==";
const everything = { ruleIds: [], products: [], actorGroups: [] };
const answer = createAdmin([]);
const pipeline = createPipeline([]);

type Save = ProcedureInput<"destinations/save">;

const siem: Save = {
  id: null,
  kind: "webhook",
  name: "SIEM",
  settings: { address: "https://siem.example.com/audit" },
  routing: everything,
  secrets: { header: { change: "set", value: "Bearer siem-api-key-0001" } },
  version: 0,
};

test("adds a destination, and never shows its secrets again", async () => {
  const { ask, added } = await setup();
  const { id } = await added(siem);
  const shown = [
    await ask("destinations/get", { id }),
    await ask("destinations/list"),
    await ask("deliveries/list", { after: null, limit: 10 }),
  ];
  expect(shown[0]).toMatchObject({
    ok: true,
    value: { name: "SIEM", secretsSet: ["header"], version: 1 },
  });
  expect(JSON.stringify(shown)).not.toContain("siem-api-key");
});

test("lists Jira first, and the others by name", async () => {
  const { added, list } = await setup();
  for (const name of ["b", "C", "a"]) await added({ ...siem, name });
  expect((await list()).destinations.map(({ name }) => name)).toEqual([
    "Jira issue",
    "a",
    "b",
    "C",
  ]);
});

test("the form of each kind comes from its schema", async () => {
  const { list } = await setup();
  const { forms } = await list();
  expect(forms.map(({ kind }) => kind)).toEqual([
    "slack",
    "microsoft-teams",
    "pagerduty",
    "splunk-hec",
    "elastic",
    "datadog",
    "microsoft-sentinel",
    "webhook",
  ]);
  const splunk = forms.find(({ kind }) => kind === "splunk-hec");
  expect(splunk?.fields.find(({ name }) => name === "acknowledge")).toEqual({
    name: "acknowledge",
    title: "Wait until it is indexed",
    description: "The token has to have indexer acknowledgement switched on.",
    type: "switch",
    choices: [],
    required: false,
    standard: false,
  });
  expect(splunk?.fields.find(({ name }) => name === "address")).toMatchObject({
    type: "text",
    required: true,
    standard: null,
  });
  expect(splunk?.secrets).toEqual([
    {
      name: "token",
      title: "Token",
      description: "Of the HTTP event collector.",
      required: true,
      previous: null,
      generated: false,
    },
  ]);
});

const teams: Save = {
  ...siem,
  kind: "microsoft-teams",
  name: "Teams",
  settings: { address: "https://evil.example.com" },
  secrets: {
    workflow: { change: "set", value: "https://prod-1.logic.example.com/w/1?sig=secret-signature" },
  },
};

test("keeps the server of an address that is a secret, so that it can be allowed", async () => {
  const { ask, added, list } = await setup();
  const { forms } = await list();
  const form = forms.find(({ kind }) => kind === "microsoft-teams");
  expect(form).toMatchObject({ fields: [], addressIn: "workflow" });
  const { id } = await added(teams);
  const origin = async () =>
    (await list()).destinations.find((destination) => destination.id === id)?.origin;
  expect(await origin()).toBe("https://prod-1.logic.example.com");
  await ask("destinations/save", { ...teams, id, name: "Other", secrets: {}, version: 1 });
  expect(await origin()).toBe("https://prod-1.logic.example.com");
  const value = "https://prod-2.logic.example.com/w/1?sig=secret-signature";
  const moved = { ...teams, id, secrets: { workflow: { change: "set", value } }, version: 2 };
  await ask("destinations/save", moved);
  expect(await origin()).toBe("https://prod-2.logic.example.com");
  expect(JSON.stringify(await ask("destinations/get", { id }))).not.toContain("sig");
});

test("says at its field what is wrong with an address that is a secret", async () => {
  const { ask } = await setup();
  const value = "http://prod-1.logic.example.com/w/1?sig=a";
  const secrets = { workflow: { change: "set", value } };
  expect(await ask("destinations/save", { ...teams, secrets })).toMatchObject({
    ok: false,
    failure: { fields: { "secrets.workflow": expect.stringContaining("https://") } },
  });
});

test.each([
  [
    "an address without https",
    { settings: { address: "http://siem.example.com" } },
    "settings.address",
  ],
  ["an IP address", { settings: { address: "https://192.0.2.1/" } }, "settings.address"],
  ["no address", { settings: {} }, "settings.address"],
  ["no secret at all", { secrets: {} }, "secrets.signing"],
  [
    "a signing secret of another form",
    { secrets: { signing: { change: "set", value: "abc" } } },
    "secrets.signing",
  ],
  [
    "a secret that the kind has not",
    { secrets: { ...siem.secrets, other: { change: "set", value: "abc" } } },
    "secrets.other",
  ],
  [
    "a Slack address of another host",
    {
      kind: "slack",
      settings: {},
      secrets: { address: { change: "set", value: "https://slack.example.com/services/x" } },
    },
    "secrets.address",
  ],
  ["a Splunk without token", { kind: "splunk-hec", secrets: {} }, "secrets.token"],
] as const)("refuses %s at its field, and stores nothing", async (_, fields, field) => {
  const { ask, list } = await setup();
  const refused = await ask("destinations/save", { ...siem, ...fields });
  expect(refused).toMatchObject({
    ok: false,
    failure: { code: "invalid-input", fields: { [field]: expect.stringMatching(/./) } },
  });
  expect((await list()).destinations.map(({ id }) => id)).toEqual(["jira-issue"]);
});

test("a kept secret does not follow the address to another server", async () => {
  const { ask, added } = await setup();
  const { id } = await added(siem);
  const moved = { ...siem, id, version: 1, settings: { address: "https://evil.example.net/" } };
  expect(await ask("destinations/save", { ...moved, secrets: {} })).toMatchObject({
    ok: false,
    failure: { fields: { "secrets.header": expect.stringMatching(/another server/) } },
  });
  const samePlace = {
    ...siem,
    id,
    version: 1,
    settings: { address: "https://siem.example.com/2" },
  };
  expect(await ask("destinations/save", { ...samePlace, secrets: {} })).toMatchObject({ ok: true });
});

test("a rotated signing secret signs together with the one before, until that is cleared", async () => {
  const { deps, ask, added } = await setup();
  const { id } = await added({ ...siem, secrets: { signing: { change: "set", value: signing } } });
  const change = (version: number, secrets: Save["secrets"]) =>
    ask("destinations/save", { ...siem, id, version, secrets });
  await change(1, { signing: { change: "rotate", value: nextSigning } });
  const signedBy = async () => {
    await ask("destinations/test", { id });
    const { headers, body } = lastRequest(deps);
    return [signing, nextSigning].map((secret) => {
      const at = new Date(Number(headers["webhook-timestamp"]) * 1_000);
      const own = new Webhook(secret).sign(headers["webhook-id"] ?? "", at, body);
      return headers["webhook-signature"]?.split(" ").includes(own);
    });
  };
  expect(await signedBy()).toEqual([true, true]);
  await change(2, { "previous-signing": { change: "clear" } });
  expect(await signedBy()).toEqual([false, true]);
});

test("an endpoint and an API key are all that a SIEM needs: the key goes into the Authorization header", async () => {
  const { deps, ask, added } = await setup();
  const { id } = await added(siem);
  expect(await ask("destinations/test", { id })).toMatchObject({
    ok: true,
    value: { result: "delivered", answer: { status: 200 } },
  });
  const { url, headers } = lastRequest(deps);
  expect(url).toBe("https://siem.example.com/audit");
  expect(headers["authorization"]).toBe("Bearer siem-api-key-0001");
  expect(Object.keys(headers)).not.toContain("webhook-signature");
});

test("a test says of itself that it is one, and shows the answer without what was sent in secret", async () => {
  const { deps, ask, added } = await setup();
  const { id } = await added(siem);
  deps.http.reply(({ headers }) => ({
    answered: true,
    status: 400,
    headers: {},
    body: `not you: ${headers["authorization"]}\n`,
  }));
  const tested = await ask("destinations/test", { id });
  expect(tested).toMatchObject({
    ok: true,
    value: { result: "rejected", answer: { status: 400, body: "not you: •••" } },
  });
  expect(JSON.stringify(tested)).not.toContain("siem-api-key");
  const [request] = deps.http.requests;
  expect(request?.headers["webhook-id"]).toMatch(/^7e57[0-9a-f]{28}$/);
  expect(request?.body).toContain("Test of Audit Stream");
  expect(await deps.deliveries.counts()).toMatchObject({ queued: 0 });
});

test("a test of Jira makes an issue, once a project is chosen", async () => {
  const { deps, ask } = await setup();
  expect(await ask("destinations/test", { id: "jira-issue" })).toMatchObject({
    ok: false,
    failure: { code: "not-found", message: expect.stringMatching(/No project/) },
  });
  await chooseProject(deps);
  expect(await ask("destinations/test", { id: "jira-issue" })).toMatchObject({
    ok: true,
    value: { result: "delivered", reference: expect.stringMatching(/-\d+$/), answer: null },
  });
  expect(deps.jira.issues).toHaveLength(1);
});

test("pausing lets everything wait; resuming sends it or rejects it, as one says", async () => {
  const { deps, ask, added, queue } = await setup();
  const { id } = await added(siem);
  await ask("destinations/set-enabled", { id, enabled: false, version: 1 });
  await queue(id, 2);
  await pipeline.deliver(deps);
  expect(deps.http.requests).toEqual([]);
  await ask("destinations/set-enabled", { id, enabled: true, version: 2, waiting: "reject" });
  await pipeline.deliver(deps);
  expect(await deps.deliveries.counts()).toMatchObject({ waiting: 0, rejected: 2 });
  await ask("destinations/set-enabled", { id, enabled: false, version: 3 });
  expect(await ask("deliveries/redrive", { destinationId: id })).toMatchObject({
    value: { queued: 2 },
  });
  await ask("destinations/set-enabled", { id, enabled: true, version: 4 });
  await pipeline.deliver(deps);
  expect(await deps.deliveries.counts()).toMatchObject({ waiting: 0, delivered: 2 });
});

test("Jira can be paused and narrowed down as any other destination", async () => {
  const { deps, ask, list } = await setup();
  await chooseProject(deps);
  const routing = { ...everything, minimumLevel: "high" as const };
  const jira = { id: "jira-issue", kind: "jira-issue", name: "Jira issues", settings: {} };
  expect(
    await ask("destinations/save", { ...jira, routing, secrets: {}, version: 0 }),
  ).toMatchObject({ ok: true });
  await ask("destinations/set-enabled", { id: "jira-issue", enabled: false, version: 1 });
  expect((await list()).destinations).toMatchObject([
    { id: "jira-issue", state: "paused", routing, version: 2 },
  ]);
  const removed = await ask("destinations/delete", { id: "jira-issue", version: 2 });
  expect(removed).toMatchObject({ ok: false, failure: { code: "invalid-input" } });
});

test("removing forgets the secrets and rejects what waits", async () => {
  const { deps, ask, added, queue, list } = await setup();
  const { id } = await added(siem);
  await queue(id, 2);
  expect(await ask("destinations/delete", { id, version: 1 })).toMatchObject({ ok: true });
  expect(await deps.secrets.get(`destination:${id}:header`)).toBeNull();
  expect(await deps.deliveries.counts()).toMatchObject({ waiting: 0, rejected: 2 });
  expect((await list()).destinations.map((one) => one.id)).toEqual(["jira-issue"]);
  expect(await ask("destinations/get", { id })).toMatchObject({
    ok: false,
    failure: { code: "not-found" },
  });
  expect(await ask("destinations/save", { ...siem, id, version: 2 })).toMatchObject({ ok: false });
});

test("the second of two who change a destination at once is told so", async () => {
  const { ask, added } = await setup();
  const { id } = await added(siem);
  const save = { ...siem, id, version: 1, secrets: {} };
  expect(await ask("destinations/save", save)).toMatchObject({ ok: true, value: { version: 2 } });
  for (const [name, input] of [
    ["destinations/save", save],
    ["destinations/set-enabled", { id, enabled: false, version: 1 }],
    ["destinations/delete", { id, version: 1 }],
  ] as const) {
    expect(await ask(name, input)).toMatchObject({ ok: false, failure: { code: "conflict" } });
  }
});

test("the log is read page by page, and one dead letter can be sent again by itself", async () => {
  const { deps, ask, added, queue } = await setup();
  const { id } = await added(siem);
  deps.http.reply(() => ({ answered: true, status: 400, headers: {}, body: "" }));
  const keys = await queue(id, 3);
  await pipeline.deliver(deps);
  const first = await ask("deliveries/list", { after: null, limit: 2, state: "rejected" });
  expect(first).toMatchObject({
    value: {
      deliveries: [{ alertTitle: "Admin granted" }, { alertTitle: "Admin granted" }],
      next: { key: expect.anything() },
    },
  });
  expect(await ask("deliveries/redrive", { key: keys[0] })).toMatchObject({ value: { queued: 1 } });
  deps.http.reply(() => ({ answered: true, status: 204, headers: {}, body: "" }));
  await pipeline.deliver(deps);
  expect(await deps.deliveries.counts()).toMatchObject({ delivered: 1, rejected: 2 });
});

async function setup() {
  const deps = createMemoryPlatform({ now: NOW });
  const by = { by: "ada", at: NOW, expectedVersion: 0 };
  const roles = { entries: [{ accountId: "ada", role: "manager" }] };
  await deps.documents.save({ kind: "roles", id: "list", body: roles, ...by });
  await deps.alerts.add([alert]);
  const ask = (name: string, payload: unknown = {}) =>
    answer(deps, { surface: "global-page", name, payload, accountId: "ada", siteUrl: "" });
  let queued = 0;
  return {
    deps,
    ask,
    added: async (save: Save) => {
      const saved = await ask("destinations/save", save);
      if (!saved.ok) throw new Error(JSON.stringify(saved));
      return valueOf<{ id: string }>(saved);
    },
    list: async () =>
      valueOf<{
        destinations: ReadonlyArray<{
          id: string;
          name: string;
          origin: string | null;
          stream: unknown;
        }>;
        forms: ReadonlyArray<{
          kind: string;
          streams: boolean;
          fields: ReadonlyArray<{ name: string }>;
          secrets: unknown;
        }>;
      }>(await ask("destinations/list")),
    queue: async (destinationId: string, count: number) => {
      const keys = Array.from({ length: count }, () => sampleKey((queued += 1)));
      const of = { alertKey: alert.key, destinationId, kind: "alert", subject: "" } as const;
      const now = deps.clock.now();
      await deps.deliveries.add(keys.map((key) => ({ ...of, key, dueAt: now, createdAt: now })));
      return keys;
    },
  };
}

const alert = {
  key: sampleKey(9_999),
  ruleId: "rule-1",
  ruleTitle: "Admin granted",
  ruleVersion: 1,
  level: "high",
  title: "Admin granted",
  dedupKey: "",
  bucketStart: NOW,
  createdAt: NOW,
  historical: false,
  opening: [],
} as const;

const chooseProject = (deps: MemoryPlatform) =>
  deps.documents.save({
    kind: "settings",
    id: "issues",
    body: { projectKey: "AUD", issueTypeId: "10001", labels: [], fields: {} },
    expectedVersion: 0,
    by: "ada",
    at: NOW,
  });

function lastRequest(deps: MemoryPlatform): HttpRequest {
  const request = deps.http.requests.at(-1);
  if (request === undefined) throw new Error("nothing was sent");
  return request;
}

/** Tests ask by name: what the answer holds is known here only. */
function valueOf<Value>(answered: { readonly ok: boolean }): Value {
  return (answered as { readonly ok: true; readonly value: Value }).value;
}

test("sends every event where a manager switches that on, from now on or from the start", async () => {
  const { deps, ask, added, list } = await setup();
  for (const number of [1, 2]) await deps.segments.enter(segment(number));
  const { id } = await added({ ...siem, stream: { enabled: true, start: "now" } });
  expect((await deps.documents.read("destination", id))?.body).toMatchObject({
    stream: { enabled: true, from: 3, since: NOW },
  });
  expect(deps.queue.wakes).toContainEqual({ queue: "stream", delaysSeconds: [0] });
  const change = async (version: number, stream?: Save["stream"]) => {
    const saved = await ask("destinations/save", {
      ...siem,
      id,
      version,
      secrets: {},
      ...(stream !== undefined && { stream }),
    });
    expect(saved).toMatchObject({ ok: true });
    return (await deps.documents.read("destination", id))?.body;
  };
  deps.clock.advance(1_000);
  const kept = { from: 3, since: NOW };
  expect(await change(1, { enabled: false, start: "keep" })).toMatchObject({
    stream: { enabled: false, ...kept },
  });
  expect(await change(2, { enabled: true, start: "keep" })).toMatchObject({
    stream: { enabled: true, ...kept },
  });
  expect(await change(3)).toMatchObject({ stream: { enabled: true, ...kept } });
  expect(await change(4, { enabled: true, start: "all" })).toMatchObject({
    stream: { enabled: true, from: 1, since: NOW + 1_000 },
  });
  const shown = (await list()).destinations.find((one) => one.id === id);
  expect(shown?.stream).toMatchObject({ enabled: true, behind: 20, sent: 0, waiting: null });
  expect(await ask("destinations/get", { id })).toMatchObject({
    value: { stream: { enabled: true, hasBegun: true } },
  });
});

test("pausing and resuming keeps that every event is sent", async () => {
  const { deps, ask, added } = await setup();
  const { id } = await added({ ...siem, stream: { enabled: true, start: "all" } });
  await ask("destinations/set-enabled", { id, enabled: false, version: 1 });
  await ask("destinations/set-enabled", { id, enabled: true, version: 2 });
  expect((await deps.documents.read("destination", id))?.body).toMatchObject({
    enabled: true,
    stream: { enabled: true, from: 1, since: NOW },
  });
});

test("a kind that cannot take every event refuses to, and offers it nowhere", async () => {
  const { ask, list } = await setup();
  const slack = {
    ...siem,
    kind: "slack",
    settings: {},
    secrets: { address: { change: "set", value: "https://hooks.slack.com/services/T/B/x" } },
    stream: { enabled: true, start: "now" },
  };
  expect(await ask("destinations/save", slack)).toMatchObject({
    failure: { fields: { stream: "Slack cannot take every event" } },
  });
  const { forms } = await list();
  expect(forms.filter(({ streams }) => streams).map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(["splunk-hec", "webhook"]),
  );
  expect(forms.find(({ kind }) => kind === "slack")?.streams).toBe(false);
});

const segment = (number: number) => ({
  number,
  count: 10,
  oldest: NOW,
  newest: NOW,
  bytes: 1_000,
  head: "",
  sealedAt: NOW,
  finished: true,
  removedAt: null,
});
