import { expect, test } from "@jest/globals";
import { handOver } from "#backup/hand-over";
import { createAdmin } from "#admin";
import {
  type ProcedureInput,
  type ProcedureName,
  type ProcedureOutput,
  type RestoreItem,
} from "#contract";
import { createMemoryPlatform, type MemoryPlatform } from "#ports/memory-platform";
import { parsePrebuilt } from "#rules/load-rules";
import { prebuiltRules } from "#rules/prebuilt-rules";

/** Within a year of the memory platform's clock. */
const END = Date.UTC(2026, 5, 1);

const answer = createAdmin(parsePrebuilt(prebuiltRules));

interface Site {
  readonly deps: MemoryPlatform;
  readonly ask: <Name extends ProcedureName>(
    name: Name,
    input: ProcedureInput<Name>,
  ) => Promise<ProcedureOutput<Name>>;
}

/** A new installation whose manager is this person. */
async function install(accountId = "ada", seed = 1): Promise<Site> {
  const deps = createMemoryPlatform({ seed });
  const body = { entries: [{ accountId, role: "manager" }] };
  const change = { expectedVersion: 0, by: accountId, at: 0 };
  await deps.documents.save({ kind: "roles", id: "list", body, ...change });
  const ask: Site["ask"] = async (name, payload) => {
    const call = { surface: "global-page", name, payload, accountId, siteUrl: "" } as const;
    const answered = await answer(deps, call);
    if (!answered.ok) throw new Error(answered.failure.message);
    return outputOf<typeof name>(answered.value);
  };
  return { deps, ask };
}

/** The admin's answer to a procedure is that procedure's: the compiler does not see it through the union. */
function outputOf<Name extends ProcedureName>(value: unknown): ProcedureOutput<Name> {
  return value as ProcedureOutput<Name>;
}

const rule = (id: string, list = "") => `title: Rule ${id}
id: ${id}
logsource: { product: atlassian, service: audit }
detection: { selection: { action: user_login${list === "" ? "" : `, 'actor.id|expand': '%${list}%'`} }, condition: selection }
level: high
audit-stream:
  examples:
    match: [{ id: a, attributes: { action: user_login, actor: { id: one } } }]
`;

async function furnish({ ask }: Site): Promise<void> {
  await ask("lists/save", { name: "people", description: "", values: ["one"], version: 0 });
  await ask("rules/save", { id: null, yaml: rule("own_rule", "people"), version: 0 });
  await ask("rules/set-enabled", { id: "own_rule", enabled: false, version: 0 });
  const everything = { ruleIds: [], products: [], actorGroups: [] };
  await ask("destinations/save", {
    id: null,
    kind: "slack",
    name: "Alarm",
    settings: {},
    routing: everything,
    secrets: { address: { change: "set", value: "https://hooks.slack.com/services/T/B/s3cret" } },
    version: 0,
  });
  await ask("suppressions/save", {
    id: null,
    suppression: { reason: "Known", rules: ["own_rule"], expiresAt: END },
    version: 0,
  });
  const { retention, version } = await ask("retention/get", {});
  const { legalHolds: _holds, ...limits } = retention;
  await ask("retention/save", { ...limits, windowDays: 90, version });
  await ask("sources/switch-site-log", { enabled: true, version: 0 });
  const health = { name: "Monitor", method: "bearer", scopes: ["health"] } as const;
  await ask("tokens/create", { ...health, scopes: [...health.scopes], expiresAt: null });
}

const chosen = (items: ReadonlyArray<RestoreItem>) =>
  items
    .filter(({ state }) => state === "new" || state === "changed")
    .map(({ kind, id, version }) => ({ kind, id, version }));

const states = (items: ReadonlyArray<RestoreItem>) =>
  Object.fromEntries(items.map(({ kind, title, state }) => [`${kind}: ${title}`, state]));

test("what was configured comes back on a new installation, but for secrets, and again changes nothing", async () => {
  const old = await install();
  await furnish(old);
  const { text } = await old.ask("backups/download", { copy: null });
  expect(text).not.toContain("s3cret");
  const site = await install("grace", 2);
  const source = await handOver(site, text);
  const { items } = await site.ask("backups/preview", { source });
  expect(states(items)).toEqual({
    "list: people": "new",
    "rule: Rule own_rule": "new",
    "rule-switch: own_rule": "new",
    "suppression: Known": "new",
    "destination: Alarm": "new",
    "settings: Retention and holds": "new",
    "settings: Jira's own audit log": "new",
    "roles: Who may do what": "changed",
    "token: Monitor": "by-hand",
  });
  expect(items.find(({ kind }) => kind === "destination")?.secrets).toEqual(["Webhook address"]);
  const done = await site.ask("backups/restore", { source, items: chosen(items) });
  expect(new Set(done.items.map(({ state }) => state))).toEqual(new Set(["restored"]));
  for (const kind of ["list", "rule", "rule-switch", "suppression", "settings"] as const) {
    const bodies = async ({ deps }: Site) =>
      (await deps.documents.list(kind)).map(({ id, body }) => ({ id, body }));
    expect(await bodies(site)).toEqual(await bodies(old));
  }
  expect((await site.ask("roles/get", {})).entries.map(({ accountId }) => accountId)).toEqual([
    "ada",
    "grace",
  ]);
  const again = await site.ask("backups/restore", { source, items: chosen(items) });
  expect(new Set(again.items.map(({ state }) => state))).toEqual(new Set(["same"]));
});

test("a destination comes back paused without its secret, and resumes once it is entered", async () => {
  const old = await install();
  await furnish(old);
  const { text } = await old.ask("backups/download", { copy: null });
  const site = await install("grace", 2);
  const source = await handOver(site, text);
  const { items } = await site.ask("backups/preview", { source });
  await site.ask("backups/restore", { source, items: chosen(items) });
  const back = async () =>
    (await site.ask("destinations/list", {})).destinations.find(({ name }) => name === "Alarm");
  const { id = "", version = 0 } = (await back()) ?? {};
  expect(await back()).toMatchObject({ state: "paused" });
  const resume = { id, enabled: true, waiting: "send" } as const;
  await expect(site.ask("destinations/set-enabled", { ...resume, version })).rejects.toThrow(
    "Enter: Webhook address",
  );
  const { kind, name, settings, routing } = await site.ask("destinations/get", { id });
  const value = "https://hooks.slack.com/services/T/B/new";
  const secrets = { address: { change: "set", value } } as const;
  const saved = await site.ask("destinations/save", {
    id,
    kind,
    name,
    settings,
    routing,
    secrets,
    version,
  });
  await site.ask("destinations/set-enabled", { ...resume, version: saved.version });
  expect(await back()).toMatchObject({ pausedBecause: "" });
  const later = await site.ask("backups/preview", { source });
  expect(states(later.items)["destination: Alarm"]).toBe("same");
});

test("a secret that is here never follows a file to another server", async () => {
  const { deps, ask } = await install();
  const everything = { ruleIds: [], products: [], actorGroups: [] };
  const { id } = await ask("destinations/save", {
    id: null,
    kind: "webhook",
    name: "SIEM",
    settings: { address: "https://siem.example.com/in" },
    routing: everything,
    secrets: { signing: { change: "set", value: `whsec_${"A".repeat(43)}=` } },
    version: 0,
  });
  const { text } = await ask("backups/download", { copy: null });
  const source = await handOver(
    { ask },
    text.replaceAll("siem.example.com", "elsewhere.example.net"),
  );
  const { items } = await ask("backups/preview", { source });
  const changed = items.find(({ state }) => state === "changed");
  expect(changed).toMatchObject({ kind: "destination", secrets: ["Signing secret"] });
  await ask("backups/restore", { source, items: chosen(items) });
  expect(await ask("destinations/get", { id })).toMatchObject({
    settings: { address: "https://elsewhere.example.net/in" },
    secretsSet: [],
  });
  expect((await deps.documents.read("destination", id))?.body).toMatchObject({ enabled: false });
});

test("whether every event is sent comes back, the place in the log is the installation's own", async () => {
  const { deps, ask } = await install();
  const siem = {
    kind: "webhook",
    name: "SIEM",
    settings: { address: "https://siem.example.com/in" },
    routing: { ruleIds: [], products: [], actorGroups: [] },
  };
  const secrets = { signing: { change: "set", value: `whsec_${"A".repeat(43)}=` } } as const;
  const on = { enabled: true, start: "all" } as const;
  const { id, version } = await ask("destinations/save", {
    ...siem,
    id: null,
    secrets,
    stream: on,
    version: 0,
  });
  const streamOf = async (at: typeof deps, of: string) =>
    (await at.documents.read("destination", of))?.body;
  const begun = await streamOf(deps, id);
  const { text } = await ask("backups/download", { copy: null });
  await ask("destinations/save", {
    ...siem,
    id,
    secrets: {},
    stream: { enabled: false, start: "keep" },
    version,
  });
  const source = await handOver({ ask }, text);
  await ask("backups/restore", {
    source,
    items: chosen((await ask("backups/preview", { source })).items),
  });
  expect(await streamOf(deps, id)).toEqual(begun);
  const other = await install("grace", 2);
  const entry = {
    count: 1,
    oldest: 0,
    newest: 0,
    bytes: 9,
    head: "",
    sealedAt: 1,
    removedAt: null,
  };
  await other.deps.segments.enter({ ...entry, number: 1, finished: true });
  const there = await handOver(other, text);
  const { items } = await other.ask("backups/preview", { source: there });
  await other.ask("backups/restore", { source: there, items: chosen(items) });
  expect(await streamOf(other.deps, id)).toMatchObject({
    enabled: false,
    stream: { enabled: true, from: 2, since: other.deps.clock.now() },
  });
});

test("what somebody changed after the preview is left alone and told, and the rest is restored", async () => {
  const old = await install();
  await furnish(old);
  const { text } = await old.ask("backups/download", { copy: null });
  const site = await install("grace", 2);
  const source = await handOver(site, text);
  const { items } = await site.ask("backups/preview", { source });
  await site.ask("lists/save", { name: "people", description: "", values: ["two"], version: 0 });
  const done = await site.ask("backups/restore", { source, items: chosen(items) });
  expect(states(done.items)).toMatchObject({ "list: people": "overtaken" });
  expect((await site.ask("lists/list", {})).lists[0]?.values).toEqual(["two"]);
  expect((await site.deps.documents.list("suppression")).length).toBe(1);
});

test("each document is checked as if somebody saved it, and what is refused says why", async () => {
  const site = await install();
  const documents = [
    { kind: "list", id: "No name", body: { description: "", values: [] } },
    { kind: "rule", id: "broken", body: { yaml: rule("broken", "nowhere") } },
    { kind: "rule", id: "other_id", body: { yaml: rule("an_id") } },
    { kind: "rule-switch", id: "unknown", body: { enabled: true } },
    { kind: "suppression", id: "s", body: { reason: "All", rules: "all", expiresAt: END } },
    { kind: "destination", id: "d", body: { kind: "carrier-pigeon", name: "", enabled: true } },
    { kind: "settings", id: "moon-phase", body: {} },
    { kind: "settings", id: "retention", body: { windowDays: -1 } },
    { kind: "settings", id: "jira-site-log", body: { enabled: "yes" } },
    { kind: "roles", id: "list", body: { entries: [{ accountId: "x", role: "owner" }] } },
    { kind: "secret-plans", id: "x", body: null },
    { kind: "connection", id: "organization", body: {} },
  ];
  const source = await handOver(site, fileOf(documents));
  const { items } = await site.ask("backups/preview", { source });
  const refused = items.filter(({ state }) => state !== "only-here");
  expect(refused.map(({ state }) => state)).toEqual(documents.map(() => "refused"));
  expect(refused.every(({ reasons }) => reasons.join("") !== "")).toBe(true);
  const all = refused.map(({ kind, id, version }) => ({ kind, id, version }));
  await site.ask("backups/restore", { source, items: all });
  expect(await site.deps.documents.list("list")).toEqual([]);
  expect((await site.ask("roles/get", {})).entries.length).toBe(1);
});

test("rules that build on a refused one are refused too, and those that build on each other come back together", async () => {
  const site = await install();
  const correlation = (id: string, of: string) => `title: Many ${id}
id: ${id}
correlation:
  type: event_count
  rules: [${of}]
  group-by: [actor.id]
  timespan: 10m
  condition: { gte: 2 }
level: high
`;
  const documents = [
    { kind: "rule", id: "many_good", body: { yaml: correlation("many_good", "good") } },
    { kind: "rule", id: "good", body: { yaml: rule("good") } },
    { kind: "rule", id: "many_bad", body: { yaml: correlation("many_bad", "bad") } },
    { kind: "rule", id: "bad", body: { yaml: rule("bad", "nowhere") } },
  ];
  const source = await handOver(site, fileOf(documents));
  const { items } = await site.ask("backups/preview", { source });
  const state = Object.fromEntries(items.map(({ id, state: one }) => [id, one]));
  expect(state).toMatchObject({
    good: "new",
    many_good: "new",
    bad: "refused",
    many_bad: "refused",
  });
});

test("holds that are here stay, whatever the backup says", async () => {
  const site = await install();
  const hold = { reason: "Case 1", from: null, to: null, actorId: "" };
  await site.ask("holds/place", { ...hold, version: 0 });
  const source = await handOver(
    site,
    fileOf([{ kind: "settings", id: "retention", body: { windowDays: 30 } }]),
  );
  const { items } = await site.ask("backups/preview", { source });
  await site.ask("backups/restore", { source, items: chosen(items) });
  const { retention } = await site.ask("retention/get", {});
  expect(retention).toMatchObject({ windowDays: 30, legalHolds: [{ reason: "Case 1" }] });
});

const fileOf = (documents: ReadonlyArray<unknown>): string =>
  JSON.stringify({
    format: "audit-stream-configuration",
    version: 1,
    app: "1.0.0",
    madeAt: 1,
    madeBy: "ada",
    organization: null,
    documents,
  });

test.each([
  ["", "not JSON"],
  ['{"format":', "not JSON"],
  ["[1,2]", "no backup of Audit Stream"],
  ['{"format":"audit-stream-configuration","version":2}', "reads format 1"],
  [fileOf([]).replace('"app"', '"__proto__":{"admin":true},"app"'), "damaged"],
  [fileOf([{ kind: "list" }]), "damaged at documents.0.id"],
  [fileOf([{ kind: "list", id: "a", body: null, secrets: "x" }]), "damaged"],
  ["[".repeat(50_000), "nested deeper"],
])("refuses %.60s …", async (text, problem) => {
  const site = await install();
  const source = await handOver(site, text);
  await expect(site.ask("backups/preview", { source })).rejects.toThrow(problem);
});

test("a file that is too large, or did not arrive whole, is refused with a sentence", async () => {
  const site = await install();
  const tooMuch = { id: null, piece: 61, text: "x" };
  await expect(site.ask("backups/upload", tooMuch)).rejects.toThrow("characters");
  const { file } = await handOver(site, "{}");
  await expect(site.ask("backups/preview", { source: { file, pieces: 2 } })).rejects.toThrow(
    "did not arrive whole",
  );
});

test("a name such as __proto__ is a name like any other", async () => {
  const site = await install();
  const settings = '{"__proto__":{"enabled":true},"constructor":1}';
  const source = await handOver(
    site,
    fileOf([]).replace(
      '"documents":[]',
      `"documents":[{"kind":"rule-switch","id":"__proto__","body":${settings}},{"kind":"list","id":"office","body":{"description":"","values":["a"],"__proto__":{"x":1}}}]`,
    ),
  );
  const { items } = await site.ask("backups/preview", { source });
  expect(states(items)).toMatchObject({ "rule-switch: __proto__": "refused" });
  expect(Object.hasOwn(Object.prototype, "enabled")).toBe(false);
});
