import { expect, test } from "@jest/globals";
import type { AuditEvent, Connection } from "#contract";
import { rollUp } from "#pipeline/roll-up";
import { store } from "#pipeline/store";
import { createMemoryPlatform } from "#ports/memory-platform";
import { sampleAlert } from "#ports/sample-alert";
import { sampleEvent, sampleHash, sampleKey } from "#ports/sample-event";
import { runNames } from "#sources/org-audit-log/run-names";
import { newStreamState } from "#sources/org-audit-log/stream-state";
import { makeDigest } from "./make-digest";
import { nameActors } from "./name-actors";
import { endedWeek, weekBefore } from "./week";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The week that ended two hours before has 169 hours. */
const NOW = Date.UTC(2026, 9, 26, 9);
const schedule = { weekday: 0, hour: 8, zone: "Europe/Berlin" };
const week = endedWeek(schedule, NOW);
const before = weekBefore(schedule, week);

test("both weeks have what the event list counts of them", async () => {
  const { deps, digest } = await setup();
  const { events, products, categories, actors } = await digest();
  const counted = async (filter: object) => ({
    count: await deps.events.count({ from: week.from, to: week.to - 1, ...filter }, 100_000),
    before: await deps.events.count({ from: before.from, to: before.to - 1, ...filter }, 100_000),
  });
  expect(events).toEqual(await counted({}));
  expect(events.count).toBeGreaterThan(events.before ?? Infinity);
  expect(products.map(({ value }) => value)).toEqual(["admin", "jira"]);
  for (const { value, ...one } of products)
    expect(one).toEqual(await counted({ products: [value] }));
  expect(categories).toEqual([
    {
      category: "failed-login",
      ...(await counted({ actions: ["user_login"], outcomes: ["failure"] })),
    },
    { category: "privilege", ...(await counted({ actions: ["user_added_to_group"] })) },
    { category: "policy", ...(await counted({ actions: ["policy_deleted"] })) },
    { category: "administration", count: 0, before: 0 },
  ]);
  expect(actors).toEqual([{ value: "712020:ada", label: "", ...events }]);
});

test("what nobody has read the log of is not compared with", async () => {
  const { digest } = await setup({ backfillDays: 10 });
  const made = await digest();
  expect(made.events.count).toBeGreaterThan(0);
  expect(made.events.before).toBeNull();
  expect(made.alerts.before).toBeNull();
  expect(made.newCountries).toBeNull();
  expect(made.collection.gaps).toEqual([]);
});

test("a country is new in the week in which it was seen first", async () => {
  const { digest } = await setup();
  expect((await digest()).newCountries).toEqual(["Norway"]);
});

test("alerts are counted by when they were raised, with what became of them", async () => {
  const { deps, digest } = await setup();
  await deps.alerts.add([
    sampleAlert(1, { createdAt: week.from, level: "critical" }),
    sampleAlert(2, { createdAt: week.to - 1, ruleId: "rule-b", ruleTitle: "Rule B" }),
    sampleAlert(3, { createdAt: week.to - 2, ruleId: "rule-b", ruleTitle: "Rule B" }),
    sampleAlert(4, { createdAt: week.to }),
    sampleAlert(5, { createdAt: week.from - 1 }),
    sampleAlert(6, { createdAt: week.from + 1, historical: true }),
  ]);
  await deps.alertStates.set(sampleKey(1), {
    status: "closed",
    issueStatus: "Done",
    resolution: "Done",
    assigneeId: null,
    acknowledgedAt: week.from + HOUR,
    closedAt: week.from + 2 * HOUR,
    asOf: week.from + 2 * HOUR,
  });
  expect((await digest()).alerts).toEqual({
    count: 3,
    before: 1,
    levels: [
      { level: "critical", count: 1, before: 0 },
      { level: "high", count: 2, before: 1 },
    ],
    rules: [
      { id: "rule-b", title: "Rule B", count: 2 },
      { id: "rule-a", title: "Rule A", count: 1 },
    ],
    became: {
      looked: 3,
      open: 2,
      acknowledged: 0,
      closed: 1,
      timeToAcknowledge: { of: 1, medianMs: HOUR, ninetiethMs: HOUR },
    },
  });
});

test("nobody's name is in it before it is told", async () => {
  const { deps, digest } = await setup();
  const made = await digest();
  expect(JSON.stringify(made)).not.toContain("Ada Example");
  expect((await nameActors(deps, made)).actors[0]?.label).toBe("Ada Example");
  await deps.events.forgetUnseen(NOW + DAY);
  expect((await nameActors(deps, made)).actors[0]?.label).toBe("712020:ada");
});

test("a gap of the week is told, one of another week is not", async () => {
  const gap = (from: number) => ({ from, to: from + HOUR, reason: "storage-full" as const });
  const { digest } = await setup({}, [gap(week.from + DAY), gap(before.from + DAY), gap(week.to)]);
  expect((await digest()).collection.gaps).toEqual([
    {
      from: week.from + DAY,
      to: week.from + DAY + HOUR,
      text: "The database was full, so collecting stood still",
    },
  ]);
});

/** An event every quarter of an hour, and twice as many in the week itself, with another country in it. */
async function setup(
  connection: Partial<Connection> = {},
  gaps: ReturnType<typeof newStreamState>["gaps"] = [],
) {
  const deps = createMemoryPlatform({ now: NOW });
  const body: Connection = {
    orgId: "org-1",
    keyLastFour: "cret",
    keyExpiresAt: null,
    connectedAt: NOW - HOUR,
    connectedBy: "ada",
    backfillDays: 30,
    deliverHistorical: false,
    appAccountId: "app-account",
    ...connection,
  };
  const by = { by: "ada", at: NOW - HOUR, expectedVersion: 0 };
  await deps.documents.save({ kind: "connection", id: "organization", body, ...by });
  const state = newStreamState("org-1", NOW - HOUR);
  await note(runNames.live, { ...state, lastPollAt: NOW, gaps });
  await note(runNames.backfill, { ...state, lastPollAt: NOW, done: true });
  await store(deps, {
    source: "org-audit-log",
    rejected: [],
    events: events().map((event, number) => ({
      event,
      body: {},
      raw: "{}",
      bodyHash: sampleHash(number),
    })),
  });
  await rollUp(deps, { owner: "test", until: NOW + HOUR });
  return { deps, digest: () => makeDigest(deps, week, before, schedule.zone) };

  async function note(name: string, of: unknown): Promise<void> {
    const lease = { name, owner: "test", now: NOW - 2, until: NOW - 1 };
    const held = await deps.checkpoints.lease(lease);
    await deps.checkpoints.advance({ ...lease, version: held?.version ?? 0, state: of });
  }
}

function events(): ReadonlyArray<AuditEvent> {
  const actions = ["user_login", "policy_deleted", "user_added_to_group", "jira_issue_viewed"];
  const times: number[] = [];
  for (let at = before.from - DAY; at < NOW; at += at >= week.from ? 450_000 : 900_000)
    times.push(at);
  return times.map((occurredAt, number) =>
    sampleEvent(number, {
      occurredAt,
      action: actions[number % 4] ?? "",
      outcome: number % 3 === 0 ? "failure" : "success",
      product: number % 5 === 0 ? "jira" : "admin",
      country: occurredAt >= week.from && number % 2 === 0 ? "Norway" : "Germany",
    }),
  );
}
