import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { BacktestReport, Connection } from "#contract";
import { createPipeline } from "#pipeline";
import { seal } from "#pipeline/seal";
import { dying } from "#ports/dying";
import { createMemoryPlatform, type MemoryPlatform } from "#ports/memory-platform";
import { createMemoryStream } from "#ports/memory-stream";
import { parsePrebuilt } from "#rules/load-rules";
import { API_KEY } from "#sources/org-audit-log/secret-names";
import { backtestProcedures } from "./backtests";
import { jobProcedures } from "./jobs";
import { sampleCaller } from "./sample-caller";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CONNECTED = Date.UTC(2026, 0, 5, 9);

const rule = (id: string, level = "high", extra = ""): string =>
  `title: Rule ${id}\nid: ${id}\nstatus: stable\nlogsource: { product: atlassian, service: audit }\ndetection: { selection: { action: ${id} }, condition: selection }\nlevel: ${level}\naudit-stream: { dedup: { by: [actor.id], window: 1h } }\n${extra}`;
const correlation = (id: string, body: string): string =>
  `title: Correlation ${id}\nid: ${id}\nstatus: stable\ncorrelation: { group-by: [actor.id], ${body} }\nlevel: high\naudit-stream: { dedup: { by: [actor.id], window: 1h } }\n`;

const texts = [
  rule("granted"),
  rule("login", "informational"),
  rule("export", "low"),
  correlation("burst", "type: event_count, rules: [login], timespan: 30m, condition: { gte: 3 }"),
  correlation(
    "sequence",
    "type: temporal_ordered, rules: [login, export], timespan: 1h, generate: true",
  ),
  correlation(
    "countries",
    "type: value_count, rules: [login], timespan: 1h, condition: { field: country, gte: 2 }",
  ),
  correlation(
    "travel",
    "type: impossible_travel, rules: [login], timespan: 40m, condition: { field: country }",
  ),
  correlation("chained", "type: temporal, rules: [burst, granted], timespan: 2h, generate: true"),
];
const prebuilt = parsePrebuilt(texts.map((text) => ({ text })));
const pipeline = createPipeline(prebuilt);
const caller = {
  ...sampleCaller,
  accountId: "ada",
  role: "analyst",
  isJiraAdministrator: false,
} as const;

interface Happened {
  readonly minute: number;
  readonly action: string;
  readonly actor: string;
  readonly country?: string;
  /** Minutes until the log got it. */
  readonly late?: number;
}

const event = (
  { minute, action, actor, country = "Germany", late = 0 }: Happened,
  index: number,
) => ({
  processedAt: CONNECTED + (minute + late) * MINUTE + 5_000,
  body: {
    id: `event-${index}`,
    attributes: {
      time: new Date(CONNECTED + minute * MINUTE).toISOString(),
      processedAt: new Date(CONNECTED + (minute + late) * MINUTE + 5_000).toISOString(),
      action,
      actor: { id: actor, name: `Name of ${actor}` },
      location: { ip: "192.0.2.7", countryName: country },
    },
  },
});

/** Collects events page by page in the order given, as the live pipeline does. */
async function collected(
  pages: ReadonlyArray<ReadonlyArray<ReturnType<typeof event>>>,
): Promise<MemoryPlatform> {
  const { deps, stream } = await connected({ backfillDays: 0, pageSize: 500 });
  for (const page of pages) {
    stream.add(...page);
    deps.clock.advance(MINUTE);
    await pipeline.collect(deps);
  }
  return deps;
}

async function connected({ backfillDays, pageSize }: { backfillDays: number; pageSize: number }) {
  const deps = createMemoryPlatform({ now: CONNECTED });
  const stream = createMemoryStream({ lastPage: "cursor" });
  deps.auditLog.reply((request) =>
    stream.answer({ ...request, limit: Math.min(request.limit, pageSize) }),
  );
  const body: Connection = {
    orgId: "org-1",
    keyLastFour: "cret",
    keyExpiresAt: null,
    connectedAt: CONNECTED,
    connectedBy: "admin",
    backfillDays,
    deliverHistorical: false,
    appAccountId: "app-account",
  };
  const by = { by: "admin", at: CONNECTED, expectedVersion: 0 };
  await deps.documents.save({ kind: "connection", id: "organization", body, ...by });
  await deps.secrets.set(API_KEY, "secret");
  return { deps, stream };
}

async function start(deps: MemoryPlatform, input: { yaml: string; from?: number; to?: number }) {
  return startOf(deps, prebuilt, input);
}

async function startOf(
  deps: MemoryPlatform,
  rules: typeof prebuilt,
  input: { yaml: string; from?: number; to?: number },
): Promise<string> {
  const range = { from: 0, to: CONNECTED + 365 * 24 * HOUR };
  const started = await backtestProcedures(rules)["backtests/start"](
    deps,
    { ...range, ...input },
    caller,
  );
  if (!started.ok) throw new Error(started.failure.message);
  return started.value.id;
}

async function reportOf(
  deps: MemoryPlatform,
  id: string,
  { jobs } = pipeline,
): Promise<BacktestReport> {
  for (let minute = 0; minute < 20; minute += 1) {
    await jobs(deps);
    const result = await jobProcedures["jobs/result"](deps, { id, part: 0 }, caller);
    if (result.ok && result.value.kind === "backtest") return result.value.report;
    deps.clock.advance(MINUTE);
  }
  throw new Error(JSON.stringify(await deps.jobs.get(id)));
}

async function sealAll(deps: MemoryPlatform): Promise<void> {
  deps.clock.advance(2 * HOUR);
  await seal(deps, {
    owner: deps.random.uuid(),
    until: deps.clock.now() + MINUTE,
    afterMs: HOUR,
  });
}

async function liveAlerts(deps: MemoryPlatform, ruleId?: string) {
  const alerts = await deps.alerts.list({ after: null, limit: 1_000 });
  return alerts
    .filter((alert) => ruleId === undefined || alert.ruleId === ruleId)
    .map(({ key }) => key)
    .toSorted();
}

const keysOf = ({ newest }: BacktestReport["edited"]) => newest.map(({ key }) => key).toSorted();

const happened: fc.Arbitrary<Happened> = fc.record({
  minute: fc.integer({ min: 0, max: 90 }),
  action: fc.constantFrom("granted", "login", "login", "login", "export", "other"),
  actor: fc.constantFrom("a-1", "a-2", "app-account"),
  country: fc.constantFrom("Germany", "Iceland"),
});

test("a backtest raises what live evaluation raised, correlations included, in whatever order pages came", async () => {
  const raised = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(happened, { minLength: 10, maxLength: 40 }),
      fc.integer({ min: 1, max: 6 }),
      fc.boolean(),
      fc.boolean(),
      async (list, cut, isBackwards, isSealed) => {
        const events = list.map(event);
        const ordered = isBackwards ? events.toReversed() : events;
        const pages = Array.from({ length: Math.ceil(ordered.length / cut) }, (_, index) =>
          ordered.slice(index * cut, index * cut + cut),
        );
        const deps = await collected(pages);
        const live = await liveAlerts(deps);
        for (const alert of await deps.alerts.list({ after: null, limit: 100 }))
          raised.add(alert.ruleId);
        if (isSealed) await sealAll(deps);
        const report = await reportOf(deps, await start(deps, { yaml: texts.join("---\n") }));
        expect(keysOf(report.edited)).toEqual(live);
        expect(report).toMatchObject({ scanned: list.length, unreadable: 0, stopped: "" });
        expect(report.saved).toEqual(report.edited);
        expect(await liveAlerts(deps)).toEqual(live);
        for (const id of ["burst", "chained"]) {
          const one = texts.find((text) => text.includes(`\nid: ${id}\n`)) ?? "";
          const alone = await reportOf(deps, await start(deps, { yaml: one }));
          expect({ id, keys: keysOf(alone.edited) }).toEqual({
            id,
            keys: await liveAlerts(deps, id),
          });
        }
      },
    ),
    { numRuns: 40 },
  );
  expect([...raised].toSorted()).toEqual([
    "burst",
    "chained",
    "countries",
    "export",
    "granted",
    "sequence",
    "travel",
  ]);
}, 60_000);

const NEW_COUNTRY = correlation(
  "fresh",
  "type: new_value, rules: [login], timespan: 40m, learning: 5m, condition: { field: country }",
);

test("a backtest finds what live evaluation found new, logged late or collected while the past was still being read", async () => {
  const own = parsePrebuilt(
    [rule("login", "informational"), NEW_COUNTRY].map((text) => ({ text })),
  );
  const live = createPipeline(own);
  let raised = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          minute: fc.integer({ min: -50, max: 30 }),
          late: fc.constantFrom(0, 0, 0, 4, 20),
          action: fc.constant("login"),
          actor: fc.constantFrom("a-1", "a-2"),
          country: fc.constantFrom("Germany", "Iceland", "Norway", "Malta"),
        }),
        { minLength: 10, maxLength: 40 },
      ),
      fc.integer({ min: 1, max: 6 }),
      fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      fc.boolean(),
      async (list, pageSize, turns, isSealed) => {
        const { deps, stream } = await connected({ backfillDays: 1, pageSize });
        const events = list.map(event).toSorted((a, b) => a.processedAt - b.processedAt);
        const past = events.filter(({ processedAt }) => processedAt < CONNECTED);
        stream.add(...past);
        const later = events.slice(past.length);
        // A short page that brings nothing new ends a poll, so at the end it takes one for each.
        const rest = [...list.map(() => false), false, ...list.map(() => true), true];
        for (const [turn, isLive] of [...turns, ...rest].entries()) {
          stream.add(...later.slice(turn * 3, turn * 3 + 3));
          deps.clock.advance(5 * MINUTE);
          await (isLive ? live.collect(deps) : live.backfill(deps));
        }
        const found = await liveAlerts(deps);
        raised += found.length;
        if (isSealed) await sealAll(deps);
        const id = await startOf(deps, own, { yaml: NEW_COUNTRY });
        const report = await reportOf(deps, id, live);
        expect(keysOf(report.edited)).toEqual(found);
        expect(report).toMatchObject({ scanned: list.length, unreadable: 0, stopped: "" });
      },
    ),
    { numRuns: 40 },
  );
  expect(raised).toBeGreaterThan(20);
}, 60_000);

const busy: ReadonlyArray<Happened> = Array.from({ length: 60 }, (_, n) => ({
  minute: n * 4,
  action: n % 5 === 0 ? "granted" : "login",
  actor: `a-${n % 3}`,
}));

test("an edited rule is shown beside the saved one: what it gains, loses and shares", async () => {
  const deps = await collected([busy.map(event)]);
  const yaml = rule("granted").replace(
    "selection: { action: granted }",
    "selection: { action: [granted, login], actor.id: a-1 }",
  );
  const { edited, saved } = await reportOf(deps, await start(deps, { yaml }));
  expect(saved?.matches).toBe(12);
  expect(edited.matches).toBe(20);
  expect(edited.actors).toEqual([{ id: "a-1", name: "Name of a-1", matches: 20 }]);
  expect(edited.newest.filter(({ shared }) => shared).length).toBe(
    saved?.newest.filter(({ shared }) => shared).length,
  );
  expect(saved?.newest.some(({ shared }) => !shared)).toBe(true);
  expect(edited.days).toEqual([{ day: Date.UTC(2026, 0, 5), matches: 20, alerts: edited.alerts }]);
  expect(edited.samples[0]?.why).toMatchObject({ kind: "rule" });
});

test("only events of the range count, but windows reach back before it", async () => {
  const deps = await collected([
    [0, 10, 20, 30].map((minute, n) => event({ minute, action: "login", actor: "a-1" }, n)),
  ]);
  const yaml = texts[3] ?? "";
  const from = CONNECTED + 15 * MINUTE;
  const to = CONNECTED + 25 * MINUTE;
  const { edited, scanned } = await reportOf(deps, await start(deps, { yaml, from, to }));
  expect(edited).toMatchObject({ matches: 1, alerts: 1 });
  expect(scanned).toBe(4);
});

test("events that are sealed while they are read count once", async () => {
  const deps = await collected(busy.map((one, n) => [event(one, n)]));
  const id = await start(deps, { yaml: texts.join("---\n") });
  let reads = 0;
  const tail = {
    ...deps.tail,
    after: async (...args: Parameters<typeof deps.tail.after>) => {
      reads += 1;
      if (reads === 3) await sealAll(deps);
      return (await deps.tail.after(args[0], 7, args[2])).slice();
    },
  };
  await pipeline.jobs({ ...deps, tail });
  const report = await reportOf(deps, id);
  expect(report.scanned).toBe(60);
  expect(keysOf(report.edited)).toEqual(await liveAlerts(deps));
});

test.each(["before", "after"] as const)(
  "killed once %s any call, a backtest ends with the same numbers",
  async (when) => {
    const expected = await (async () => {
      const deps = await collected([busy.map(event)]);
      return reportOf(deps, await start(deps, { yaml: texts.join("---\n") }));
    })();
    for (let at = 1; ; at += 1) {
      const deps = await collected([busy.map(event)]);
      if (at % 2 === 0) await sealAll(deps);
      const id = await start(deps, { yaml: texts.join("---\n") });
      const ended = await Promise.race([
        pipeline
          .jobs(dying(deps, at, when, ["jobs", "budget", "tail", "segments"]).platform)
          .then(() => true),
        new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 20)),
      ]);
      deps.clock.advance(3 * MINUTE);
      expect({ at, report: await reportOf(deps, id) }).toEqual({ at, report: expected });
      if (ended) return;
    }
  },
  60_000,
);

test("a text that is no rule, or has a mistake, starts nothing and says where", async () => {
  const deps = await collected([[]]);
  await expect(start(deps, { yaml: "title: [" })).rejects.toThrow(/^Line \d+: /);
  await expect(
    start(deps, {
      yaml: correlation(
        "x",
        "type: event_count, rules: [nowhere], timespan: 1h, condition: { gte: 2 }",
      ),
    }),
  ).rejects.toThrow("nowhere");
  expect(await deps.jobs.open(9)).toEqual([]);
});
