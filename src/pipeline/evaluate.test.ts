import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { z } from "zod";
import type { Platform } from "#ports";
import { createMemoryMatches } from "#ports/memory-matches";
import { createMemoryPlatform } from "#ports/memory-platform";
import { sampleEvent, sampleKey } from "#ports/sample-event";
import { parsePrebuilt } from "#rules/load-rules";
import { createCorrelator } from "#sigma/create-correlator";
import { fieldReader } from "#sigma/taxonomy";
import { activeRules } from "./active-rules";
import { evaluate } from "./evaluate";
import type { Finding } from "./shapes/finding";
import type { NormalisedEvent } from "./shapes/normalised-event";

const MINUTE = 60_000;
const START = Date.UTC(2026, 0, 5, 9);
const { bytes, log } = createMemoryPlatform();
const LATER = { ownAccountId: null, past: "known" } as const;

const bases = ["a", "b"].map(
  (action) =>
    `title: ${action}\nid: ${action}\nlevel: informational\nlogsource: {product: atlassian}\ndetection: {s: {action: ${action}}, condition: s}\n`,
);
const correlation = (id: string, body: string, window = "7m"): string =>
  `title: ${id}\nid: ${id}\nlevel: high\nstatus: stable\ncorrelation: {group-by: [actor.id], generate: true, ${body}}\naudit-stream: {dedup: {by: [actor.id], window: ${window}}}\n`;

const rulesOf = (...texts: ReadonlyArray<string>) => {
  const parsed = parsePrebuilt([...bases, ...texts].map((text) => ({ text })));
  const rules = parsed.map((rule) => ({
    ...rule,
    origin: "own" as const,
    // A base need not be on.
    enabled: rule.document.kind === "correlation",
    replaces: false,
    set: { level: null, destinations: null },
    switchVersion: 0,
    version: 2,
  }));
  const active = activeRules({ log }, { rules });
  expect(active.correlations).toHaveLength(texts.length);
  return active;
};

const growing: ReadonlyArray<readonly [name: string, ...texts: ReadonlyArray<string>]> = [
  [
    "event_count",
    correlation("c", "type: event_count, rules: [a, b], timespan: 10m, condition: {gte: 3}"),
  ],
  [
    "value_count",
    correlation(
      "c",
      "type: value_count, rules: [a], timespan: 10m, condition: {field: country, gte: 2}",
    ),
  ],
  ["temporal", correlation("c", "type: temporal, rules: [a, b], timespan: 5m")],
  ["temporal_ordered", correlation("c", "type: temporal_ordered, rules: [a, b], timespan: 10m")],
  [
    "impossible_travel",
    correlation(
      "c",
      "type: impossible_travel, rules: [a], timespan: 10m, condition: {field: country}",
    ),
  ],
  [
    "a sequence that begins with a burst",
    correlation("burst", "type: event_count, rules: [a], timespan: 10m, condition: {gte: 3}"),
    correlation("c", "type: temporal_ordered, rules: [burst, b], timespan: 20m"),
  ],
  [
    "several bursts",
    correlation("burst", "type: event_count, rules: [a], timespan: 3m, condition: {gte: 2}"),
    correlation("c", "type: event_count, rules: [burst], timespan: 30m, condition: {gte: 2}"),
  ],
];

interface Seed {
  readonly minute: number;
  /** Minutes until the log got it; not given, the event does not say. */
  readonly late?: number;
  readonly actor: string;
  readonly action: string;
  readonly country: string;
}

const event = ({ minute, late, actor, action, country }: Seed, number: number): NormalisedEvent => {
  const occurredAt = START + minute * MINUTE;
  return {
    event: sampleEvent(number, { occurredAt, actor: { ...sampleEvent(0).actor, id: actor } }),
    body: {
      id: `event-${number}`,
      attributes: {
        action,
        actor: { id: actor },
        location: { countryName: country },
        ...(late === undefined
          ? {}
          : { processedAt: new Date(occurredAt + late * MINUTE).toISOString() }),
      },
    },
    raw: "",
    bodyHash: "",
  };
};

/** Sparse or crowded, so that windows are left and thresholds passed by far. */
const history = fc.integer({ min: 3, max: 60 }).chain((minutes) =>
  fc
    .array(
      fc.record({
        minute: fc.integer({ min: 0, max: minutes }),
        actor: fc.constantFrom("x", "x", "y"),
        action: fc.constantFrom("a", "a", "b"),
        country: fc.constantFrom("Germany", "Iceland", "Norway"),
      }),
      { minLength: 1, maxLength: 40 },
    )
    .map((seeds) => seeds.map(event)),
);

const inTime = (a: NormalisedEvent, b: NormalisedEvent): number =>
  a.event.occurredAt - b.event.occurredAt || (a.event.key < b.event.key ? -1 : 1);

/** Which page each event is on; a page may come twice, and pages come in any order. */
const paging = fc.record({
  pageOf: fc.array(fc.nat(6), { minLength: 40, maxLength: 40 }),
  order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 }),
  repeats: fc.array(fc.nat(6), { maxLength: 4 }),
});

const pagesOf = (
  events: ReadonlyArray<NormalisedEvent>,
  { pageOf, order, repeats }: { pageOf: number[]; order: number[]; repeats: number[] },
): ReadonlyArray<ReadonlyArray<NormalisedEvent>> =>
  [
    ...order.slice(0, 4),
    ...repeats.filter((page) => order.indexOf(page) < 4),
    ...order.slice(4),
    ...repeats,
  ].map((page) => events.filter((_, index) => pageOf[index] === page));

type Rules = ReturnType<typeof rulesOf>;

const run = async (
  rules: Rules,
  pages: ReadonlyArray<ReadonlyArray<NormalisedEvent>>,
  matches = createMemoryMatches(),
): Promise<ReadonlyArray<Finding>> => {
  const found: Finding[] = [];
  for (const page of pages) {
    found.push(...(await evaluate({ bytes, matches }, rules, page, LATER)).findings);
  }
  return found;
};

const keys = (findings: ReadonlyArray<Finding>): ReadonlyArray<string> =>
  [
    ...new Set(
      findings.map(
        ({ alert }) =>
          `${alert.ruleId} ${alert.dedupKey} ${(alert.bucketStart - START) / MINUTE} ${alert.key}`,
      ),
    ),
  ].toSorted();

describe.each(growing)("%s", (_name, ...texts) => {
  const rules = rulesOf(...texts);

  test("pages in any order, split in any way and repeated raise what one pass raises", async () => {
    await fc.assert(
      fc.asyncProperty(history, paging, async (events, how) => {
        expect(keys(await run(rules, pagesOf(events, how)))).toEqual(
          keys(await run(rules, [events])),
        );
      }),
      { numRuns: 150 },
    );
  });

  test("in the order of time somebody hears of exactly what the correlator in memory tells", async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 1, max: 10 }), async (unordered, size) => {
        const events = unordered.toSorted(inTime);
        const pages = Array.from({ length: Math.ceil(events.length / size) }, (_, page) =>
          events.slice(page * size, (page + 1) * size),
        );
        // The page before comes again with each: as after a crash.
        const repeated = pages.flatMap((page, index) => [page, pages[index - 1] ?? [], page]);
        const told = (await run(rules, repeated)).filter(({ goesOn }) => !goesOn);
        const correlator = createCorrelator(rules.correlations.map(({ document }) => document));
        const hits = events.flatMap(({ event: { key, occurredAt }, body }) =>
          rules
            .match(body)
            .flatMap(({ rule }) =>
              correlator.push({ ruleId: rule.id, eventId: key, time: occurredAt, event: body }),
            ),
        );
        const expected = hits.map(({ correlationId, group, bucket }) =>
          bytes.sha256(`${correlationId}\n${group}\n${bucket}`).slice(0, 32),
        );
        expect([...new Set(told.map(({ alert }) => alert.key))].toSorted()).toEqual(
          [...new Set(expected)].toSorted(),
        );
      }),
      { numRuns: 150 },
    );
  });

  test("a run that dies at any call and begins again raises what one pass raises", async () => {
    await fc.assert(
      fc.asyncProperty(history, paging, fc.array(fc.nat(12)), async (events, how, deaths) => {
        const matches = createMemoryMatches();
        const dying = mortal(matches, deaths);
        const found: Finding[] = [];
        for (const page of pagesOf(events, how)) {
          for (;;) {
            try {
              found.push(
                ...(await evaluate({ bytes, matches: dying }, rules, page, LATER)).findings,
              );
              break;
            } catch (error) {
              expect(error).toBe(died);
            }
          }
        }
        expect(keys(found)).toEqual(keys(await run(rules, [events])));
      }),
      { numRuns: 60 },
    );
  });

  test("two runs at the same time raise what one pass raises", async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.scheduler(), async (events, scheduler) => {
        const matches = createMemoryMatches();
        const slow: Platform["matches"] = {
          ...matches,
          add: scheduler.scheduleFunction(matches.add),
          between: scheduler.scheduleFunction(matches.between),
        };
        const half = (rest: number) => events.filter((_, index) => index % 2 === rest);
        const both = Promise.all(
          [0, 1].map(
            async (rest) => await run(rules, [half(rest).slice(0, 8), half(rest).slice(8)], slow),
          ),
        );
        const found = await scheduler.waitFor(both);
        expect(keys(found.flat())).toEqual(keys(await run(rules, [events])));
      }),
      { numRuns: 60 },
    );
  });
});

const died = new Error("died");

/** A store whose n-th calls throw, before or after they had their effect. */
function mortal(matches: Platform["matches"], deaths: ReadonlyArray<number>): Platform["matches"] {
  let calls = 0;
  const at = new Set(deaths);
  const dying =
    <Args extends ReadonlyArray<unknown>, Result>(call: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      calls += 1;
      if (at.has(calls) && calls % 2 === 0) throw died;
      const result = await call(...args);
      if (at.has(calls)) throw died;
      return result;
    };
  return {
    ...matches,
    add: dying(matches.add),
    between: dying(matches.between),
    sight: dying(matches.sight),
    sightings: dying(matches.sightings),
  };
}

describe("new_value", () => {
  const rules = rulesOf(
    correlation(
      "c",
      "type: new_value, rules: [a], timespan: 20m, learning: 5m, condition: {field: country}",
    ),
  );

  test("in the order of time, repeated or not, it tells what the correlator in memory tells", async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 1, max: 10 }), async (unordered, size) => {
        const events = unordered.toSorted(inTime);
        const pages = Array.from({ length: Math.ceil(events.length / size) }, (_, page) =>
          events.slice(page * size, (page + 1) * size),
        );
        const found = await run(rules, [...pages.flatMap((page) => [page, page]), ...pages]);
        const correlator = createCorrelator(rules.correlations.map(({ document }) => document));
        const expected = events.flatMap(({ event: { key, occurredAt }, body }) =>
          rules
            .match(body)
            .flatMap(({ rule }) =>
              correlator.push({ ruleId: rule.id, eventId: key, time: occurredAt, event: body }),
            )
            .map(({ group, bucket }) => bytes.sha256(`c\n${group}\n${bucket}`).slice(0, 32)),
        );
        expect([...new Set(found.map(({ alert }) => alert.key))].toSorted()).toEqual(
          [...new Set(expected)].toSorted(),
        );
      }),
      { numRuns: 200 },
    );
  });

  const lateHistory = fc
    .array(
      fc.record({
        minute: fc.integer({ min: 0, max: 60 }),
        late: fc.constantFrom(0, 0, 0, 1, 7, 25),
        actor: fc.constantFrom("x", "x", "y"),
        action: fc.constantFrom("a", "a", "b"),
        country: fc.constantFrom("Germany", "Iceland", "Norway"),
      }),
      { minLength: 5, maxLength: 40 },
    )
    .map((seeds) =>
      seeds
        .map((seed, number) => ({ one: event(seed, number), logged: seed.minute + seed.late }))
        .toSorted((a, b) => a.logged - b.logged),
    );
  type Logged = { readonly one: NormalisedEvent; readonly logged: number };

  /** Said without stretches and stores: what was logged before decides. */
  const alertsOf = (events: ReadonlyArray<Logged>): ReadonlyArray<string> => {
    const logins = events.filter(({ one }) =>
      rules.match(one.body).some(({ rule }) => rule.id === "a"),
    );
    const countryOf = ({ one }: Logged): unknown => fieldReader("country").values(one.body)[0];
    return logins.flatMap((login) => {
      const before = logins.filter(
        ({ one, logged }) =>
          one.event.actor.id === login.one.event.actor.id && logged < login.logged,
      );
      const isKnown = before.some(({ logged }) => login.logged - logged >= 5);
      const isNew = before.every(
        (one) => countryOf(one) !== countryOf(login) || login.logged - one.logged > 20,
      );
      const bucket = Math.floor(login.one.event.occurredAt / (7 * MINUTE)) * 7 * MINUTE;
      const group = JSON.stringify([login.one.event.actor.id]);
      return isKnown && isNew ? [bytes.sha256(`c\n${group}\n${bucket}`).slice(0, 32)] : [];
    });
  };
  const sortedKeys = (all: ReadonlyArray<string>): ReadonlyArray<string> =>
    [...new Set(all)].toSorted();
  const keysIn = (findings: ReadonlyArray<Finding>): ReadonlyArray<string> =>
    sortedKeys(findings.map(({ alert }) => alert.key));

  test("late events, repeats and pages that are replayed in any order change nothing", async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(
        lateHistory,
        fc.integer({ min: 1, max: 10 }),
        fc.array(fc.nat(1_000), { maxLength: 20 }),
        async (events, size, replays) => {
          const pages = Array.from({ length: Math.ceil(events.length / size) }, (_, page) =>
            events.slice(page * size, (page + 1) * size).map(({ one }) => one),
          );
          // After each page one that came already, and at the end any of them.
          const given = pages.flatMap((page, index) => [
            page,
            pages[(replays[index] ?? 0) % (index + 1)] ?? [],
          ]);
          const again = replays.map((index) => pages[index % pages.length] ?? []);
          const raised = keysIn(await run(rules, [...given, ...again]));
          expect(raised).toEqual(sortedKeys(alertsOf(events)));
          found += raised.length;
        },
      ),
      { numRuns: 100 },
    );
    expect(found).toBeGreaterThan(20);
  });

  test("what came before its past was known is judged when it comes again, as if in order", async () => {
    await fc.assert(
      fc.asyncProperty(
        lateHistory,
        paging,
        fc.integer({ min: 1, max: 10 }),
        async (events, how, size) => {
          const matches = createMemoryMatches();
          const early = pagesOf(
            events.map(({ one }) => one),
            how,
          );
          for (const page of early) {
            const unknown = { ownAccountId: null, past: "unknown" } as const;
            expect((await evaluate({ bytes, matches }, rules, page, unknown)).findings).toEqual([]);
          }
          const pages = Array.from({ length: Math.ceil(events.length / size) }, (_, page) =>
            events.slice(page * size, (page + 1) * size).map(({ one }) => one),
          );
          expect(keysIn(await run(rules, pages, matches))).toEqual(sortedKeys(alertsOf(events)));
        },
      ),
      { numRuns: 60 },
    );
  });

  test("a delivery that is ahead of the log changes nothing of what is new", async () => {
    await fc.assert(
      fc.asyncProperty(lateHistory, paging, async (events, how) => {
        const matches = createMemoryMatches();
        const ones = events.map(({ one }) => one);
        // The webhook does not say when an event was logged.
        const delivered = ones.map((one) => {
          const { processedAt: _, ...attributes } = z
            .looseObject({ processedAt: z.unknown() })
            .parse(one.body["attributes"]);
          return { ...one, body: { ...one.body, attributes } };
        });
        for (const page of pagesOf(delivered, how)) {
          const elsewhere = { ownAccountId: null, past: "elsewhere" } as const;
          expect((await evaluate({ bytes, matches }, rules, page, elsewhere)).findings).toEqual([]);
        }
        expect(keysIn(await run(rules, [ones], matches))).toEqual(sortedKeys(alertsOf(events)));
      }),
      { numRuns: 60 },
    );
  });

  test("a run that dies at any call and begins again raises what one pass raises", async () => {
    await fc.assert(
      fc.asyncProperty(
        lateHistory,
        fc.integer({ min: 1, max: 10 }),
        fc.array(fc.nat(12)),
        async (events, size, deaths) => {
          const matches = mortal(createMemoryMatches(), deaths);
          const found: Finding[] = [];
          for (let at = 0; at < events.length; at += size) {
            const page = events.slice(at, at + size).map(({ one }) => one);
            for (;;) {
              try {
                found.push(...(await evaluate({ bytes, matches }, rules, page, LATER)).findings);
                break;
              } catch (error) {
                expect(error).toBe(died);
              }
            }
          }
          expect(keysIn(found)).toEqual(sortedKeys(alertsOf(events)));
        },
      ),
      { numRuns: 50 },
    );
  });
});

test("matches that are no longer of use can go while the rest goes on", async () => {
  const rules = rulesOf(...(growing[0]?.slice(1) ?? []));
  await fc.assert(
    fc.asyncProperty(history, fc.integer({ min: 1, max: 5 }), async (unordered, size) => {
      const events = unordered.toSorted(inTime);
      const matches = createMemoryMatches();
      const found: Finding[] = [];
      for (let at = 0; at < events.length; at += size) {
        const page = events.slice(at, at + size);
        await matches.prune(page[0]?.event.occurredAt ?? 0, 1_000);
        found.push(...(await run(rules, [page], matches)));
      }
      expect(keys(found)).toEqual(keys(await run(rules, [events])));
    }),
    { numRuns: 100 },
  );
});

test("of a group that is very busy a page keeps twice the threshold, and nothing is missed", async () => {
  const rules = rulesOf(...(growing[0]?.slice(1) ?? []));
  const matches = createMemoryMatches();
  const busy = Array.from({ length: 400 }, (_, number) =>
    event({ minute: number / 100, actor: "x", action: "a", country: "" }, number),
  );
  const [first] = await run(rules, [busy], matches);
  expect(await matches.count()).toBeLessThanOrEqual(6);
  expect(first?.events.length).toBe(400);
  const late = event({ minute: 13, actor: "x", action: "a", country: "" }, 500);
  expect(keys(await run(rules, [[late]], matches))).toHaveLength(1);
});

test("an alert says what was counted, over which time, against what and by which rules", async () => {
  const rules = rulesOf(...(growing[1]?.slice(1) ?? []));
  const [finding] = await run(rules, [
    [
      event({ minute: 1, actor: "x", action: "a", country: "Germany" }, 1),
      event({ minute: 3, actor: "x", action: "a", country: "<b>Iceland</b>" }, 2),
    ],
  ]);
  expect(finding?.alert).toMatchObject({ ruleId: "c", ruleVersion: 2, title: "c: Ada Example" });
  expect(finding?.why()).toEqual({
    kind: "correlation",
    type: "value_count",
    group: [{ field: "actor.id", value: "x" }],
    from: START + MINUTE,
    to: START + 3 * MINUTE,
    timespanMs: 10 * MINUTE,
    seen: 2,
    wanted: ["≥ 2"],
    fields: ["country"],
    values: ["<b>Iceland</b>"],
    rules: [{ id: "a", title: "a" }],
  });
  expect(finding?.events.map(({ event: { key } }) => key)).toEqual([sampleKey(1), sampleKey(2)]);
});
