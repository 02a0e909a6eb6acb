import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Connection, Suppression } from "#contract";
import { recordActivity } from "./pipeline/record-activity";
import { dying } from "#ports/dying";
import { createMemoryPlatform, type MemoryPlatform } from "#ports/memory-platform";
import { createMemoryStream } from "#ports/memory-stream";
import { untilDead } from "#ports/until-dead";
import { API_KEY } from "#sources/org-audit-log/secret-names";
import { createPipeline } from "./pipeline";
import { upkeep } from "./upkeep";
import { seal } from "./pipeline/seal";
import { verify } from "./pipeline/verify";
import { parsePrebuilt } from "./rules/load-rules";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const CONNECTED = Date.UTC(2026, 0, 5, 9);

const rules = parsePrebuilt([
  {
    text: `
title: Admin granted
id: admin-granted
status: stable
logsource: { product: atlassian, service: audit }
detection: { selection: { action: added_org_admin }, condition: selection }
level: high
audit-stream: { dedup: { by: [actor.id], window: 1h } }
`,
  },
]);
const pipeline = createPipeline(rules);

const event = (id: string, at: number, action = "added_org_admin", actor = "a-1") => ({
  processedAt: at,
  body: {
    id,
    attributes: {
      time: new Date(at - 1_000).toISOString(),
      processedAt: new Date(at).toISOString(),
      action,
      actor: { id: actor, name: `Name of ${actor}` },
    },
  },
});

async function setup(options: Partial<Connection> = {}) {
  const deps = createMemoryPlatform({ now: CONNECTED });
  const stream = createMemoryStream({ lastPage: "cursor" });
  deps.auditLog.reply(stream.answer);
  const body: Connection = {
    orgId: "org-1",
    keyLastFour: "cret",
    keyExpiresAt: null,
    connectedAt: CONNECTED,
    connectedBy: "admin",
    backfillDays: 180,
    deliverHistorical: false,
    appAccountId: "app-account",
    ...options,
  };
  const by = { by: "admin", at: CONNECTED, expectedVersion: 0 };
  await deps.documents.save({ kind: "connection", id: "organization", body, ...by });
  const issues = { projectKey: "AUD", issueTypeId: "10001", labels: [], fields: {} };
  await deps.documents.save({ kind: "settings", id: "issues", body: issues, ...by });
  await deps.secrets.set(API_KEY, "secret");
  return { deps, stream };
}

/** Polls, reads the past and delivers, once a minute. */
async function live(deps: MemoryPlatform, minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    await pipeline.collect(deps);
    await pipeline.backfill(deps);
    await pipeline.deliver(deps);
    deps.clock.advance(MINUTE);
  }
}

test("a matching event becomes an alert and one Jira issue; others are stored only", async () => {
  const { deps, stream } = await setup();
  stream.add(event("1", CONNECTED + 1_000), event("2", CONNECTED + 2_000, "user_login"));
  deps.clock.advance(5_000);
  await live(deps, 3);
  expect((await deps.events.span())?.count).toBe(2);
  expect(await deps.alerts.count()).toBe(1);
  expect(deps.jira.issues).toHaveLength(1);
  expect(await deps.deliveries.counts()).toEqual({
    queued: 1,
    delivered: 1,
    waiting: 0,
    rejected: 0,
  });
});

test("matches of one actor within an hour are one alert; later ones become comments, many are counted", async () => {
  const { deps, stream } = await setup();
  const start = CONNECTED + 1_000;
  deps.clock.advance(2_000);
  stream.add(event("0", start));
  await live(deps, 1);
  for (let index = 1; index <= 8; index += 1) {
    stream.add(event(`${index}`, start + index * MINUTE));
    deps.clock.advance(MINUTE);
    await live(deps, 1);
  }
  expect(deps.jira.issues).toHaveLength(1);
  expect(deps.jira.issues[0]?.comments).toHaveLength(5);
  await live(deps, 90);
  expect(deps.jira.issues[0]?.comments).toHaveLength(6);
  expect(JSON.stringify(deps.jira.issues[0]?.comments.at(-1)?.body)).toContain("9");
  expect((await deps.deliveries.counts()).waiting).toBe(0);
});

test("what the app does itself is stored and never matched", async () => {
  const { deps, stream } = await setup();
  stream.add(event("1", CONNECTED + 1_000, "added_org_admin", "app-account"));
  deps.clock.advance(5_000);
  await live(deps, 2);
  expect((await deps.events.span())?.count).toBe(1);
  expect(await deps.alerts.count()).toBe(0);
});

test.each([
  [false, 0],
  [true, 1],
])(
  "alerts of the past are marked, and delivered only where asked (%s)",
  async (deliverHistorical, issues) => {
    const { deps, stream } = await setup({ deliverHistorical });
    stream.add(event("1", CONNECTED - 10 * DAY));
    await live(deps, 3);
    const [alert] = await deps.alerts.list({ after: null, limit: 10 });
    expect(alert?.historical).toBe(true);
    expect(deps.jira.issues).toHaveLength(issues);
  },
);

test("a known id with another body is kept and counted, and changes nothing", async () => {
  const { deps, stream } = await setup();
  const first = event("1", CONNECTED + 1_000);
  stream.add(first, {
    processedAt: CONNECTED + 2_000,
    body: { ...first.body, message: { content: "other" } },
  });
  deps.clock.advance(5_000);
  await live(deps, 2);
  expect((await deps.events.span())?.count).toBe(1);
  expect(await deps.conflicts.count()).toBe(1);
  expect(deps.jira.issues).toHaveLength(1);
});

test("a bad event is set aside and stops nothing", async () => {
  const { deps, stream } = await setup();
  stream.add({ processedAt: CONNECTED + 1, body: { id: "bad" } }, event("1", CONNECTED + 1_000));
  deps.clock.advance(5_000);
  await live(deps, 2);
  expect(await deps.quarantine.count()).toBe(1);
  expect(deps.jira.issues).toHaveLength(1);
});

test("a tick pushes the polls until the next one, and nothing where no organization is connected", async () => {
  const { deps } = await setup();
  await upkeep.tick(deps);
  expect(deps.queue.wakes).toEqual([
    { queue: "collect", delaysSeconds: [0, 60, 120, 180, 240] },
    { queue: "backfill", delaysSeconds: [0, 60, 120, 180, 240] },
  ]);
  // The past is read to its end: from then on nobody is woken for it.
  await live(deps, 3);
  const before = deps.queue.wakes.length;
  await upkeep.tick(deps);
  expect(deps.queue.wakes.slice(before).map(({ queue }) => queue)).toEqual(["collect"]);
  const fresh = createMemoryPlatform();
  await upkeep.tick(fresh);
  await pipeline.collect(fresh);
  expect(fresh.queue.wakes).toEqual([]);
  expect(fresh.auditLog.requests).toEqual([]);
});

test.each(["before", "after"] as const)(
  "killed once %s any call of collecting and delivering, it loses and doubles nothing",
  async (when) => {
    for (let at = 1; ; at += 1) {
      const { deps, stream } = await setup();
      stream.add(
        event("1", CONNECTED + 1_000),
        event("2", CONNECTED + 2_000),
        event("3", CONNECTED + 3_000, "user_login"),
      );
      deps.clock.advance(5_000);
      const { platform } = dying(deps, at, when);
      const ended = await untilDead(
        pipeline.collect(platform).then(() => pipeline.deliver(platform)),
      );
      await live(deps, 30);
      expect({ at, events: (await deps.events.span())?.count }).toEqual({ at, events: 3 });
      expect({ at, alerts: await deps.alerts.count() }).toEqual({ at, alerts: 1 });
      expect({ at, issues: deps.jira.issues.length }).toEqual({ at, issues: 1 });
      expect({ at, counts: await deps.deliveries.counts() }).toEqual({
        at,
        counts: { queued: 1, delivered: 1, waiting: 0, rejected: 0 },
      });
      await sealAll(deps);
      expect(await verify(deps)).toMatchObject({ result: "intact", events: 3 });
      if (ended) {
        expect(at).toBeGreaterThan(20);
        return;
      }
    }
  },
  60_000,
);

async function sealAll(deps: MemoryPlatform): Promise<void> {
  deps.clock.advance(2 * HOUR);
  await seal(deps, { owner: deps.random.uuid(), until: deps.clock.now() + MINUTE, afterMs: HOUR });
}

test.each(["before", "after"] as const)(
  "killed once %s any call of sealing, the chain holds every event once",
  async (when) => {
    for (let at = 1; ; at += 1) {
      const { deps, stream } = await setup();
      stream.add(
        ...Array.from({ length: 30 }, (_, index) =>
          event(`${index}`, CONNECTED + index, "user_login"),
        ),
      );
      deps.clock.advance(5_000);
      await live(deps, 1);
      deps.clock.advance(2 * HOUR);
      const { platform } = dying(deps, at, when);
      const run = { owner: "first", until: deps.clock.now() + MINUTE, afterMs: HOUR };
      const ended = await untilDead(seal(platform, run).then(() => undefined));
      deps.clock.advance(HOUR);
      await sealAll(deps);
      expect({ at, verdict: await verify(deps) }).toMatchObject({
        at,
        verdict: { result: "intact", segments: 1, events: 30 },
      });
      expect((await deps.tail.waiting()).count).toBe(0);
      if (ended) return;
    }
  },
);

test("the same events give the same alerts, however they are cut into pages, repeated and ordered", async () => {
  const times = fc.array(
    fc.record({
      minute: fc.integer({ min: 0, max: 180 }),
      actor: fc.constantFrom("a-1", "a-2"),
      hot: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(
      times,
      fc.array(fc.nat(11), { maxLength: 8 }),
      fc.integer({ min: 1, max: 5 }),
      async (list, repeats, cut) => {
        const all = list.map(({ minute, actor, hot }, index) =>
          event(
            `${index}`,
            CONNECTED + minute * MINUTE + 5_000,
            hot ? "added_org_admin" : "user_login",
            actor,
          ),
        );
        const alertsOf = async (pages: ReadonlyArray<ReadonlyArray<(typeof all)[number]>>) => {
          const { deps, stream } = await setup();
          for (const page of pages) {
            stream.add(...page);
            deps.clock.advance(5 * MINUTE);
            await live(deps, 1);
          }
          await live(deps, 3);
          const alerts = await deps.alerts.list({ after: null, limit: 100 });
          return {
            alerts: alerts
              .map(({ key, eventCount, firstEventAt, lastEventAt }) => ({
                key,
                eventCount,
                firstEventAt,
                lastEventAt,
              }))
              .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
            issues: deps.jira.issues.length,
          };
        };
        const repeated = repeats.flatMap((index) => all[index % all.length] ?? []);
        const shuffled = [...all.toReversed(), ...repeated];
        const pages = Array.from({ length: Math.ceil(shuffled.length / cut) }, (_, index) =>
          shuffled.slice(index * cut, index * cut + cut),
        );
        expect(await alertsOf(pages)).toEqual(await alertsOf([all]));
      },
    ),
    { numRuns: 30 },
  );
});

test("a flipped, dropped, added or moved event breaks the chain", async () => {
  const { deps, stream } = await setup();
  stream.add(
    ...Array.from({ length: 5 }, (_, index) => event(`${index}`, CONNECTED + index, "user_login")),
  );
  deps.clock.advance(5_000);
  await live(deps, 1);
  await sealAll(deps);
  const value = await deps.segments.read(1);
  const segment = JSON.parse(value ?? "{}") as { events: string };
  const events = JSON.parse(deps.bytes.gunzip(segment.events)) as Array<{ raw: string }>;
  const tampered = [
    events.slice(1),
    events.toReversed(),
    [...events, events[0]],
    events.map((one, index) =>
      index === 2 ? { ...one, raw: one.raw.replace("user_login", "user_logout") } : one,
    ),
  ];
  for (const changed of tampered) {
    const other = { ...segment, events: deps.bytes.gzip(JSON.stringify(changed)) };
    const segments = { ...deps.segments, read: async () => JSON.stringify(other) };
    expect(await verify({ ...deps, segments })).toEqual({
      result: "broken",
      segment: 1,
      problem: "changed",
    });
  }
  expect(await verify(deps)).toMatchObject({ result: "intact", events: 5 });
});

test("collecting waits while the database is full, and goes on where it was", async () => {
  const { deps, stream } = await setup();
  stream.add(event("1", CONNECTED + 1_000));
  deps.setUsedBytes(2 ** 30 * 0.9);
  deps.clock.advance(5_000);
  await live(deps, 2);
  expect(deps.auditLog.requests).toHaveLength(0);
  deps.setUsedBytes(0);
  await live(deps, 2);
  expect(deps.jira.issues).toHaveLength(1);
});

test("a segment vouches for the activity log: another entry than it names is noticed", async () => {
  const { deps, stream } = await setup();
  stream.add(event("1", CONNECTED, "user_login"));
  const change = {
    accountId: "ada",
    what: "change",
    outcome: "done",
    procedure: "rules/save",
  } as const;
  await recordActivity(deps, { ...change, subject: "r1" });
  deps.clock.advance(5_000);
  await live(deps, 1);
  await sealAll(deps);
  await recordActivity(deps, { ...change, subject: "r2" });
  expect(await verify(deps)).toMatchObject({ result: "intact", events: 1 });
  const forged = createMemoryPlatform();
  await recordActivity(forged, { ...change, subject: "another" });
  expect(await verify({ ...deps, activity: forged.activity })).toEqual({
    result: "broken",
    segment: 1,
    problem: "activity",
  });
});

test("tables that a minute has no room for are made a minute later", async () => {
  const deps = createMemoryPlatform();
  let left = 2;
  const migrate = async () => ((left -= 1) > 0 ? ("more" as const) : ("done" as const));
  const schema = { ...deps.schema, migrate };
  await upkeep.installed({ ...deps, schema });
  expect(deps.queue.wakes).toEqual([{ queue: "migrate", delaysSeconds: [61] }]);
  await upkeep.migrate({ ...deps, schema });
  expect(deps.queue.wakes).toHaveLength(1);
});

test("a suppression silences a rule for somebody: nothing is raised, an alert of before hears no more, and it is counted", async () => {
  const { deps, stream } = await setup();
  stream.add(event("1", CONNECTED + 1_000));
  deps.clock.advance(5_000);
  await live(deps, 1);
  expect(deps.jira.issues).toHaveLength(1);
  const suppression: Suppression = {
    reason: "Mallory grants rights this week",
    rules: ["admin-granted"],
    actors: ["a-1"],
    expiresAt: CONNECTED + DAY,
    createdAt: CONNECTED,
    createdBy: "ada",
  };
  const saved = { body: suppression, expectedVersion: 0, by: "ada", at: CONNECTED };
  await deps.documents.save({ kind: "suppression", id: "s-1", ...saved });
  const later = CONNECTED + 2 * MINUTE;
  stream.add(event("2", later), event("3", later + 1, "added_org_admin", "a-2"));
  deps.clock.advance(2 * MINUTE);
  await live(deps, 2);
  expect(deps.jira.issues).toHaveLength(2);
  expect(deps.jira.issues[0]?.comments).toEqual([]);
  expect((await deps.silenced.counts()).get("s-1")).toMatchObject({ count: 1 });
});
