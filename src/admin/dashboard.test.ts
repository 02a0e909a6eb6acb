import { expect, test } from "@jest/globals";
import type { AuditEvent } from "#contract";
import { rollUp } from "#pipeline/roll-up";
import { store } from "#pipeline/store";
import { createMemoryPlatform } from "#ports/memory-platform";
import { sampleEvent, sampleHash } from "#ports/sample-event";
import { dashboardProcedures } from "./dashboard";

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 2, 30, 9, 17);
const caller = { accountId: "v", role: "viewer" as const, isJiraAdministrator: false, siteUrl: "" };
const actions = ["user_login", "policy_deleted", "user_added_to_group", "jira_issue_viewed"];
const countries = ["Germany", "Norway", ""];

/** An event every four hours and a bit of 200 days, of every kind. */
async function setup() {
  const deps = createMemoryPlatform({ now: NOW });
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
    { value: "712020:ada", label: "Ada Example", count: dashboard.total },
  ]);
  expect(dashboard.countries.others).toBe(0);
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
