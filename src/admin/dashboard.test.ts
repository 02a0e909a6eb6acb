import { expect, test } from "@jest/globals";
import type { AuditEvent, Connection } from "#contract";
import { rollUp } from "#pipeline/roll-up";
import { store } from "#pipeline/store";
import { createMemoryPlatform } from "#ports/memory-platform";
import { sampleAlert } from "#ports/sample-alert";
import { sampleEvent, sampleHash } from "#ports/sample-event";
import { runNames } from "#sources/org-audit-log/run-names";
import { newStreamState } from "#sources/org-audit-log/stream-state";
import { dashboardProcedures } from "./dashboard";

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 2, 30, 9, 17);
const caller = { accountId: "v", role: "viewer" as const, isJiraAdministrator: false, siteUrl: "" };
const actions = ["user_login", "policy_deleted", "user_added_to_group", "jira_issue_viewed"];
const countries = ["Germany", "Norway", ""];

/** An event every four hours and a bit of 200 days, of every kind, from a log that is read since so many days. */
async function setup({ connectedDays = 400 } = {}) {
  const deps = createMemoryPlatform({ now: NOW });
  const connectedAt = NOW - connectedDays * 24 * HOUR;
  const connection: Connection = {
    orgId: "org-1",
    keyLastFour: "cret",
    keyExpiresAt: null,
    connectedAt,
    connectedBy: "ada",
    backfillDays: 0,
    deliverHistorical: false,
    appAccountId: "app-account",
  };
  await deps.documents.save({
    kind: "connection",
    id: "organization",
    body: connection,
    by: "ada",
    at: connectedAt,
    expectedVersion: 0,
  });
  const lease = { name: runNames.live, owner: "test", now: NOW - 2, until: NOW - 1 };
  const held = await deps.checkpoints.lease(lease);
  await deps.checkpoints.advance({
    ...lease,
    version: held?.version ?? 0,
    state: { ...newStreamState("org-1", connectedAt), lastPollAt: NOW },
  });
  const events = Array.from({ length: 1_150 }, (_, number): AuditEvent =>
    sampleEvent(number, {
      occurredAt: NOW - number * 250 * 60_000,
      action: actions[number % 4] ?? "",
      outcome: number % 3 === 0 ? "failure" : "success",
      product: number % 5 === 0 ? "jira" : "admin",
      country: countries[number % 3] ?? "",
      ip: `192.0.2.${number % 7}`,
    }),
  );
  await store(deps, {
    source: "org-audit-log",
    rejected: [],
    events: events.map((event, number) => ({
      event,
      body: {},
      raw: "{}",
      bodyHash: sampleHash(number),
    })),
  });
  await rollUp(deps, { owner: "test", until: NOW + HOUR });
  const ask = async (range: "24h" | "7d" | "30d" | "90d" | "180d", zone: string) => {
    const answer = await dashboardProcedures["dashboard/get"](deps, { range, zone }, caller);
    if (!answer.ok) throw new Error("refused");
    return answer.value;
  };
  return { deps, ask };
}

test.each([
  ["24h", "UTC"],
  ["7d", "Europe/Berlin"],
  ["30d", "Asia/Kolkata"],
  ["180d", "America/New_York"],
] as const)("the figures of %s in %s are what the event list counts", async (range, zone) => {
  const { deps, ask } = await setup();
  const dashboard = await ask(range, zone);
  const { from, to } = dashboard;
  const count = (filter: object) => deps.events.count({ from, to, ...filter }, 100_000);
  expect(dashboard.waiting).toBe(0);
  expect(dashboard.total).toBe(await count({}));
  for (const { count: counted, filter } of dashboard.categories) {
    expect(counted).toBe(await count(filter));
  }
  for (const { value, count: counted } of dashboard.products) {
    expect(counted).toBe(await count({ products: [value] }));
  }
  for (const { value, count: counted } of dashboard.ips.values) {
    expect(counted).toBe(await count({ ip: value }));
  }
  for (const { value, count: counted } of dashboard.actions.values) {
    expect(counted).toBe(await count({ actions: [value] }));
  }
  for (const point of dashboard.points) {
    expect(point.total).toBe(await count({ from: point.from, to: point.to }));
  }
  expect(dashboard.week.flat().reduce((sum, one) => sum + one, 0)).toBe(dashboard.total);
  expect(dashboard.actors.values).toEqual([
    {
      value: "712020:ada",
      label: "Ada Example",
      count: dashboard.total,
      before: dashboard.before?.total,
    },
  ]);
  expect(dashboard.countries.others).toBe(0);
});

test.each([
  ["24h", "UTC"],
  ["7d", "Europe/Berlin"],
  ["30d", "Asia/Kolkata"],
  ["90d", "America/New_York"],
] as const)("the figures before those of %s in %s are counted likewise", async (range, zone) => {
  const { deps, ask } = await setup();
  const { before, from, ...dashboard } = await ask(range, zone);
  if (before === null) throw new Error("There was a period before.");
  expect(before.to).toBeLessThanOrEqual(from);
  const count = (filter: object) =>
    deps.events.count({ from: before.from, to: before.to, ...filter }, 100_000);
  expect(before.total).toBe(await count({}));
  for (const { category, count: counted } of before.categories) {
    const filter = dashboard.categories.find((one) => one.category === category)?.filter;
    expect(counted).toBe(await count({ ...filter }));
  }
  for (const { value, before: counted } of dashboard.actions.values) {
    expect(counted).toBe(await count({ actions: [value] }));
  }
  for (const { value, before: counted } of dashboard.countries.values) {
    expect(counted).toBe(await count({ countries: [value] }));
  }
  for (const { value, before: counted } of dashboard.ips.values) {
    expect(counted).toBe(await count({ ip: value }));
  }
});

test("alerts have their rules, and those of the period before beside them", async () => {
  const { deps, ask } = await setup();
  const raised = (number: number, days: number, rule: string) =>
    sampleAlert(number, {
      createdAt: NOW - days * 24 * HOUR,
      ruleId: rule,
      ruleTitle: `Rule ${rule}`,
    });
  await deps.alerts.add([
    raised(1, 0, "a"),
    raised(2, 1, "b"),
    raised(3, 2, "b"),
    raised(4, 8, "a"),
  ]);
  const { alerts, before } = await ask("7d", "UTC");
  expect(alerts.total).toBe(3);
  expect(alerts.rules).toEqual([
    { id: "b", title: "Rule b", count: 2 },
    { id: "a", title: "Rule a", count: 1 },
  ]);
  expect(before?.alerts).toBe(1);
});

test("nothing is compared with days on which nobody read the log", async () => {
  const { ask } = await setup({ connectedDays: 10 });
  const { before, actions } = await ask("7d", "UTC");
  expect(before).toBeNull();
  expect(actions.values.map((one) => one.before)).toEqual([null, null, null, null]);
  expect((await ask("24h", "UTC")).before).not.toBeNull();
});

test("an empty log has a dashboard without figures", async () => {
  const deps = createMemoryPlatform({ now: NOW });
  const answer = await dashboardProcedures["dashboard/get"](
    deps,
    { range: "7d", zone: "UTC" },
    caller,
  );
  expect(answer).toMatchObject({
    ok: true,
    value: { total: 0, firstHour: null, lagMs: null, newCountries: [] },
  });
});
