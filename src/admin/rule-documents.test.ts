import { expect, test } from "@jest/globals";
import { createAdmin } from "#admin";
import { createPipeline } from "#pipeline";
import { createMemoryPlatform, type MemoryPlatform } from "#ports/memory-platform";
import { page200 } from "#ports/memory-stream";
import { parsePrebuilt } from "#rules/load-rules";
import { prebuiltRules } from "#rules/prebuilt-rules";

const prebuilt = parsePrebuilt(prebuiltRules);
const answer = createAdmin(prebuilt);
const ADMIN_GRANTED = prebuilt.find(({ document }) => document.name === "org_admin_granted");
const ADMIN_GRANTED_ID = ADMIN_GRANTED?.document.id ?? "";

const event = (id: string, action: string) => ({
  id,
  attributes: { time: "2026-01-05T08:00:00Z", action, actor: { id: "u-2", name: "Mallory" } },
});

async function connected() {
  const deps = createMemoryPlatform({ now: Date.UTC(2026, 0, 5, 9) });
  const events = [event("e-1", "user_login"), event("e-2", "added_org_admin")];
  deps.auditLog.reply(({ cursor }) => page200(cursor === undefined ? events : [], "2"));
  await ask(deps, "setup/connect", {
    orgId: "org-1",
    apiKey: "org-key-0123456789-abcd",
    keyExpiresAt: null,
    backfillDays: 180,
    deliverHistorical: false,
  });
  return deps;
}

const ask = async (deps: MemoryPlatform, name: string, payload: unknown = {}): Promise<unknown> => {
  const call = { surface: "admin-page" as const, name, payload, accountId: "ada", siteUrl: "" };
  return await answer(deps, call);
};

const rule = (id: string, more = "", action = "user_login") => `# kept as it is
title: Somebody signed in
id: ${id}
name: ${id.replaceAll("-", "_")}
status: test
description: Somebody signed in.
logsource: { product: atlassian, service: audit }
detection:
  selection:
    action: ${action}
  condition: selection
falsepositives: [Work]
level: low
audit-stream:
  examples:
    match:
      - { id: a, attributes: { time: "2026-01-05T08:00:00Z", action: user_login } }
    no-match:
      - { id: b, attributes: { time: "2026-01-05T08:00:00Z", action: user_logout } }
${more}`;

test("a rule that parses and has green examples is saved, and its text comes back as it was", async () => {
  const deps = await connected();
  const saved = await ask(deps, "rules/save", { id: null, yaml: rule("own-1"), version: 0 });
  expect(saved).toEqual({ ok: true, value: { id: "own-1", version: 1 } });
  expect(await ask(deps, "rules/get", { id: "own-1" })).toMatchObject({
    value: { yaml: rule("own-1"), version: 1, rule: { origin: "own", enabled: true } },
  });
});

test.each([
  [
    "a condition that names nothing",
    rule("own-1").replace("condition: selection", "condition: selektion"),
    /selection/,
  ],
  ["no example to find", rule("own-1").replace(/ {4}match:\n.*\n/, ""), /at least one example/],
  ["two documents", `${rule("own-1")}---\n${rule("own-2")}`, /one document/],
  ["the id of another rule", rule(ADMIN_GRANTED_ID), /already/],
  [
    "a list that is not there",
    rule("own-1", "", '"%nowhere%"').replace("action:", "action|expand:"),
    /no list/,
  ],
])("%s is refused with the place, and nothing is stored", async (_name, yaml, message) => {
  const deps = await connected();
  const saved = await ask(deps, "rules/save", { id: null, yaml, version: 0 });
  expect(saved).toMatchObject({
    failure: {
      code: "invalid-input",
      problems: expect.arrayContaining([
        expect.objectContaining({
          severity: "error",
          message: expect.stringMatching(message),
          line: expect.any(Number),
        }),
      ]),
    },
  });
  expect(await deps.documents.list("rule")).toEqual([]);
});

test("a red example is named and keeps the rule from being saved", async () => {
  const deps = await connected();
  const yaml = rule("own-1", "", "user_logout");
  expect(await ask(deps, "rules/save", { id: null, yaml, version: 0 })).toMatchObject({
    failure: {
      examples: [
        { wanted: "match", number: 1, passed: false },
        { wanted: "no-match", number: 1, passed: false },
      ],
    },
  });
});

test("an own rule replaces the prebuilt one of its id until it is deleted, and every version can be restored", async () => {
  const deps = await connected();
  const whole = `${ADMIN_GRANTED?.yaml}${ADMIN_GRANTED?.examples}`;
  const edited = whole.replace(/^title: .*$/m, "title: Ours");
  const save = { id: ADMIN_GRANTED_ID, yaml: edited, version: 0 };
  expect(await ask(deps, "rules/save", save)).toMatchObject({ value: { version: 1 } });
  expect(await ask(deps, "rules/save", save)).toMatchObject({ failure: { code: "conflict" } });
  expect(await ask(deps, "rules/get", { id: ADMIN_GRANTED_ID })).toMatchObject({
    value: { rule: { title: "Ours", origin: "own", replaces: true } },
  });
  await ask(deps, "rules/delete", { id: ADMIN_GRANTED_ID, version: 1 });
  expect(await ask(deps, "rules/get", { id: ADMIN_GRANTED_ID })).toMatchObject({
    value: { rule: { origin: "prebuilt" }, yaml: whole, version: 2 },
  });
  expect(
    await ask(deps, "rules/restore", { id: ADMIN_GRANTED_ID, restore: 2, version: 2 }),
  ).toMatchObject({ failure: { code: "not-found" } });
  await ask(deps, "rules/restore", { id: ADMIN_GRANTED_ID, restore: 1, version: 2 });
  expect(await ask(deps, "rules/versions", { id: ADMIN_GRANTED_ID })).toMatchObject({
    value: {
      versions: [
        { version: 3, savedBy: "ada", yaml: edited },
        { version: 2, yaml: null },
        { version: 1, yaml: edited },
      ],
    },
  });
});

test("a rule that a correlation builds on is neither deleted nor renamed", async () => {
  const deps = await connected();
  const burst = `title: Burst
id: own-burst
correlation: { type: event_count, rules: [own_1], group-by: [actor.id], timespan: 1h, condition: { gte: 2 } }
level: high
audit-stream:
  examples:
    match:
      - - { id: a, attributes: { time: "2026-01-05T08:00:00Z", action: user_login, actor: { id: u } } }
        - { id: b, attributes: { time: "2026-01-05T08:01:00Z", action: user_login, actor: { id: u } } }
`;
  await ask(deps, "rules/save", { id: null, yaml: rule("own-1"), version: 0 });
  expect(await ask(deps, "rules/save", { id: null, yaml: burst, version: 0 })).toMatchObject({
    ok: true,
  });
  expect(await ask(deps, "rules/delete", { id: "own-1", version: 1 })).toMatchObject({
    failure: { message: expect.stringContaining("Burst") },
  });
  const renamed = rule("own-1").replace("name: own_1", "name: other");
  expect(await ask(deps, "rules/save", { id: "own-1", yaml: renamed, version: 1 })).toMatchObject({
    failure: { problems: [{ message: expect.stringContaining("would break") }] },
  });
});

test("what is set beside a rule stays when a part of it changes, and the level holds for its alerts", async () => {
  const deps = await connected();
  const id = ADMIN_GRANTED_ID;
  const settings = { id, level: "low", destinations: ["siem"], version: 0 };
  expect(await ask(deps, "rules/save-settings", settings)).toMatchObject({ value: { version: 1 } });
  await ask(deps, "rules/set-enabled", { id, enabled: false, version: 1 });
  await ask(deps, "rules/set-enabled", { id, enabled: true, version: 2 });
  expect(await ask(deps, "rules/get", { id })).toMatchObject({
    value: { rule: { level: "low", setLevel: "low", destinations: ["siem"], enabled: true } },
  });
  deps.clock.advance(60_000);
  await createPipeline(prebuilt).backfill(deps);
  expect((await deps.alerts.list({ after: null, limit: 10 })).map(({ level }) => level)).toEqual([
    "low",
  ]);
});

test("a rule is tried on stored events and explained on one of them", async () => {
  const deps = await connected();
  deps.clock.advance(60_000);
  await createPipeline(prebuilt).backfill(deps);
  const tried = await ask(deps, "rules/try", { yaml: rule("own-1") });
  expect(tried).toMatchObject({
    value: {
      problems: [],
      tried: 2,
      matched: 1,
      untried: 0,
      events: [
        { matched: true, event: { action: "user_login" } },
        { matched: false, event: { action: "added_org_admin" } },
      ],
    },
  });
  const [login] = await deps.events.search({
    filter: { actions: ["user_login"] },
    after: null,
    limit: 1,
  });
  expect(
    await ask(deps, "rules/explain", { yaml: rule("own-1"), event: login?.key }),
  ).toMatchObject({
    value: {
      rules: [
        {
          title: "Somebody signed in",
          condition: { verdict: true, parts: [{ text: "action", seen: ["user_login"] }] },
        },
      ],
    },
  });
  const [alert] = await deps.alerts.list({ after: null, limit: 1 });
  await deps.alertStates.set(alert?.key ?? "", {
    status: "closed",
    issueStatus: "Done",
    assigneeId: null,
    resolution: "False positive",
    acknowledgedAt: 1,
    closedAt: 2,
    asOf: 3,
  });
  const activity = await ask(deps, "rules/activity");
  expect(activity).toMatchObject({
    value: { activity: [{ ruleId: ADMIN_GRANTED_ID, alerts: 1, closed: 1, dismissed: 1 }] },
  });
});
