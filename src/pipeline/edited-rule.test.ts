import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Connection } from "#contract";
import { createPipeline } from "#pipeline";
import type { Platform } from "#ports";
import { createMemoryPlatform, type MemoryPlatform } from "#ports/memory-platform";
import { createMemoryStream } from "#ports/memory-stream";
import { parsePrebuilt } from "#rules/load-rules";
import { API_KEY } from "#sources/org-audit-log/secret-names";

// A rule is edited while correlations are half-way, runs die at any call, and pages come again in another order.
// Longer than other files because each test needs a whole course of pages, edits and deaths.

const MINUTE = 60_000;
const CONNECTED = Date.UTC(2026, 0, 5, 9);

const rule = (id: string): string =>
  `title: Rule ${id}\nid: ${id}\nstatus: stable\nlogsource: { product: atlassian, service: audit }\ndetection: { selection: { action: ${id} }, condition: selection }\nlevel: high\naudit-stream: { dedup: { by: [actor.id], window: 1h } }\n`;
const correlation = (id: string, body: string): string =>
  `title: Correlation ${id}\nid: ${id}\nstatus: stable\ncorrelation: { group-by: [actor.id], generate: true, ${body} }\nlevel: high\naudit-stream: { dedup: { by: [actor.id], window: 1h } }\n`;

const texts: Readonly<Record<string, string>> = {
  login: rule("login"),
  export: rule("export"),
  burst: correlation(
    "burst",
    "type: event_count, rules: [login], timespan: 30m, condition: { gte: 3 }",
  ),
  countries: correlation(
    "countries",
    "type: value_count, rules: [login], timespan: 30m, condition: { field: country, gte: 2 }",
  ),
  sequence: correlation("sequence", "type: temporal_ordered, rules: [login, export], timespan: 1h"),
  travel: correlation(
    "travel",
    "type: impossible_travel, rules: [login], timespan: 40m, condition: { field: country }",
  ),
  fresh: correlation(
    "fresh",
    "type: new_value, rules: [login], timespan: 40m, learning: 5m, condition: { field: country }",
  ),
  chained: correlation("chained", "type: temporal, rules: [burst, export], timespan: 2h"),
};
const pipeline = createPipeline(parsePrebuilt(Object.values(texts).map((text) => ({ text }))));

/** Edits that say nothing else about what is to be found. */
const reworded = (text: string): string =>
  text
    .replace("title: ", "title: Reworded ")
    .replace("level: high", "description: Said better.\nlevel: critical");

const happened = fc.record({
  minute: fc.integer({ min: 0, max: 90 }),
  late: fc.constantFrom(0, 0, 0, 9),
  action: fc.constantFrom("login", "login", "login", "export", "other"),
  actor: fc.constantFrom("a-1", "a-1", "a-2"),
  country: fc.constantFrom("Germany", "Iceland"),
});
type Happened = typeof happened extends fc.Arbitrary<infer One> ? One : never;

const history = fc
  .array(happened, { minLength: 8, maxLength: 30 })
  .map((list) => list.map(event).toSorted((a, b) => a.processedAt - b.processedAt));

function event({ minute, late, action, actor, country }: Happened, index: number) {
  const processedAt = CONNECTED + (minute + late) * MINUTE + 5_000;
  return {
    processedAt,
    body: {
      id: `event-${index}`,
      attributes: {
        time: new Date(CONNECTED + minute * MINUTE).toISOString(),
        processedAt: new Date(processedAt).toISOString(),
        action,
        actor: { id: actor, name: `Name of ${actor}` },
        location: { ip: "192.0.2.7", countryName: country },
      },
    },
  };
}
type Page = ReadonlyArray<ReturnType<typeof event>>;

const pagesOf = (events: Page, size: number): ReadonlyArray<Page> =>
  Array.from({ length: Math.ceil(events.length / size) }, (_, page) =>
    events.slice(page * size, (page + 1) * size),
  );

interface Course {
  /** Each is given as one page. */
  readonly pages: ReadonlyArray<Page>;
  readonly edit?: {
    readonly id: string;
    /** The number of the first page that the edited rule sees. */
    readonly before: number;
    readonly yaml: string;
  };
  /** Calls outside at which a run ends, counted on through all runs. */
  readonly deaths?: ReadonlyArray<number>;
}

/** Collects pages one by one; a run that dies is followed by the next. Answers which version of its rule raised each alert. */
async function collected({ pages, edit, deaths = [] }: Course) {
  const deps = await connected();
  const stream = createMemoryStream({ lastPage: "cursor" });
  deps.auditLog.reply(stream.answer);
  const alive = mortal(deps, deaths);
  if (edit !== undefined) await save(deps, texts[edit.id] ?? "", 0);
  for (const [number, page] of pages.entries()) {
    if (edit?.before === number) await save(deps, edit.yaml, 1);
    stream.add(...page);
    for (let isDone = false; !isDone;) {
      deps.clock.advance(5 * MINUTE);
      isDone = await Promise.race([
        pipeline.collect(alive.platform).then(() => true),
        alive.died().then(() => false),
      ]);
    }
  }
  const alerts = await deps.alerts.list({ after: null, limit: 1_000 });
  return new Map(alerts.map(({ key, ruleId, ruleVersion }) => [key, { ruleId, ruleVersion }]));
}

const keysIn = (alerts: ReadonlyMap<string, unknown>): ReadonlyArray<string> =>
  [...alerts.keys()].toSorted();

async function connected(): Promise<MemoryPlatform> {
  const deps = createMemoryPlatform({ now: CONNECTED });
  const body: Connection = {
    orgId: "org-1",
    keyLastFour: "cret",
    keyExpiresAt: null,
    connectedAt: CONNECTED,
    connectedBy: "admin",
    backfillDays: 0,
    deliverHistorical: false,
    appAccountId: "app-account",
  };
  const by = { by: "admin", at: CONNECTED, expectedVersion: 0 };
  await deps.documents.save({ kind: "connection", id: "organization", body, ...by });
  await deps.secrets.set(API_KEY, "secret");
  return deps;
}

async function save(deps: MemoryPlatform, yaml: string, expectedVersion: number): Promise<void> {
  const by = { by: "ada", at: deps.clock.now(), expectedVersion };
  const saved = await deps.documents.save({ kind: "rule", id: "edited", body: { yaml }, ...by });
  expect(saved).not.toBeNull();
}

/** A platform on which a run ends at some calls of matches and alerts: half of them before they have their effect. */
function mortal(deps: MemoryPlatform, deaths: ReadonlyArray<number>) {
  const at = new Set(deaths);
  let calls = 0;
  let end = (): void => {};
  let died = new Promise<void>((resolve) => (end = resolve));
  const never = new Promise<never>(() => {});
  const wrap = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== "function") return method;
        return async (...args: ReadonlyArray<unknown>) => {
          calls += 1;
          const dies = at.has(calls);
          if (!dies || calls % 2 === 0) {
            const result: unknown = await Reflect.apply(method, target, args);
            if (!dies) return result;
          }
          end();
          return never;
        };
      },
    });
  const platform: Platform = { ...deps, matches: wrap(deps.matches), alerts: wrap(deps.alerts) };
  return {
    platform,
    died: async (): Promise<void> => {
      await died;
      died = new Promise<void>((resolve) => (end = resolve));
    },
  };
}

const sizes = fc.integer({ min: 1, max: 5 });

test("a rule that is reworded in the middle of a window loses no alert and raises none twice, whatever dies", async () => {
  const raised = new Set<string>();
  let later = 0;
  await fc.assert(
    fc.asyncProperty(
      history,
      sizes,
      fc.constantFrom(...Object.keys(texts)),
      fc.nat(8),
      fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 3 }),
      async (events, size, id, before, deaths) => {
        const pages = pagesOf(events, size);
        const yaml = reworded(texts[id] ?? "");
        const edited = await collected({ pages, edit: { id, before, yaml }, deaths });
        expect(keysIn(edited)).toEqual(keysIn(await collected({ pages })));
        // An alert carries the version that was in force when it was raised.
        const early = await collected({ pages: pages.slice(0, before) });
        for (const [key, { ruleId, ruleVersion }] of edited) {
          const expected = ruleId === id && !early.has(key) ? 2 : 1;
          expect({ key, ruleVersion }).toEqual({ key, ruleVersion: expected });
          raised.add(ruleId);
          if (ruleVersion === 2) later += 1;
        }
      },
    ),
    { numRuns: 40 },
  );
  expect([...raised].toSorted()).toEqual(Object.keys(texts).toSorted());
  expect(later).toBeGreaterThan(5);
}, 60_000);

const refined: ReadonlyArray<readonly [id: string, from: string, to: string]> = [
  ["burst", "gte: 3", "gte: 2"],
  ["burst", "gte: 3", "gte: 4"],
  ["burst", "timespan: 30m", "timespan: 12m"],
  ["burst", "timespan: 30m", "timespan: 50m"],
  ["countries", "timespan: 30m", "timespan: 10m"],
  ["sequence", "timespan: 1h", "timespan: 20m"],
  ["travel", "timespan: 40m", "timespan: 15m"],
];

test("a rule that finds something else from the middle of a window on goes on with what was counted", async () => {
  let differences = 0;
  await fc.assert(
    fc.asyncProperty(
      history,
      sizes,
      fc.constantFrom(...refined),
      fc.nat(8),
      async (events, size, [id, from, to], before) => {
        const pages = pagesOf(events, size);
        const yaml = (texts[id] ?? "").replace(from, to);
        const course = { pages, edit: { id, yaml } };
        const only = (alerts: Awaited<ReturnType<typeof collected>>) =>
          keysIn(new Map([...alerts].filter(([, { ruleId }]) => ruleId === id)));
        const untouched = only(await collected({ pages }));
        const early = only(await collected({ pages: pages.slice(0, before) }));
        const always = only(await collected({ ...course, edit: { ...course.edit, before: 0 } }));
        const first = only(
          await collected({ pages: pages.slice(0, before), edit: { id, yaml, before: 0 } }),
        );
        const edited = only(await collected({ ...course, edit: { ...course.edit, before } }));
        // What the old one had raised, and of what the new one would have raised all that later pages complete.
        const expected = [...early, ...always.filter((key) => !first.includes(key))];
        expect(edited.filter((key) => !expected.includes(key) && !always.includes(key))).toEqual(
          [],
        );
        expect([...new Set(expected)].filter((key) => !edited.includes(key))).toEqual([]);
        if (edited.join() !== untouched.join()) differences += 1;
      },
    ),
    { numRuns: 30 },
  );
  expect(differences).toBeGreaterThan(2);
}, 60_000);

test("events that come again after a rule groups its alerts differently are not told a second time", async () => {
  let alerts = 0;
  await fc.assert(
    fc.asyncProperty(
      history,
      sizes,
      fc.constantFrom("login", "export", "burst", "sequence"),
      fc.constantFrom(
        "by: [actor.id], window: 7m",
        "by: [actor.id], window: 3h",
        "by: [ip], window: 1h",
      ),
      fc.array(fc.nat(100), { maxLength: 8 }),
      async (events, size, id, dedup, order) => {
        const pages = pagesOf(events, size);
        const again = order.flatMap((index) => {
          const page = pages[index % pages.length];
          return page === undefined ? [] : [page];
        });
        const yaml = (texts[id] ?? "").replace("by: [actor.id], window: 1h", dedup);
        const edit = { id, yaml, before: pages.length };
        const edited = await collected({ pages: [...pages, ...again], edit });
        const untouched = await collected({ pages });
        expect(keysIn(edited)).toEqual(keysIn(untouched));
        alerts += untouched.size;
      },
    ),
    { numRuns: 40 },
  );
  expect(alerts).toBeGreaterThan(50);
}, 60_000);
