import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { compileRules } from "./compile-rules";
import { correlationInput, type BaseMatch } from "./correlation-input";
import { createCorrelator } from "./create-correlator";
import { correlationReach, evaluateCorrelation } from "./evaluate-correlation";
import { parseRules } from "./parse-rules";
import type { SigmaCorrelation } from "./sigma-document";

// One row a clause of the correlation tables of Sigma 2.1.0, and of the two extensions.

const BASE = ["a", "b", "c"]
  .map(
    (name) =>
      `title: ${name}\nid: ${name}\nname: name_${name}\nlogsource: {product: test}\ndetection: {s: {kind: ${name}}, condition: s}\n`,
  )
  .join("---\n");

const compile = (body: string, more = ""): ReturnType<typeof compileRules> => {
  const { documents, errors } = parseRules(
    `${BASE}---\ntitle: C\nid: c1\ncorrelation:\n  ${body.replaceAll("\n", "\n  ")}\n${more}`,
  );
  expect(errors).toEqual([]);
  const rules = compileRules(documents);
  expect(rules.problems).toEqual([]);
  return rules;
};

/** `a@10 user=x n=5` is an event of kind a at second 10. */
const event = (
  text: string,
  index: number,
): { readonly id: string; readonly time: number; readonly event: Record<string, unknown> } => {
  const [head = "", ...pairs] = text.split(" ");
  const [kind = "", second = "0"] = head.split("@");
  const fields = Object.fromEntries(pairs.map((pair) => pair.split("=") as [string, string]));
  return { id: `e${index}`, time: Number(second) * 1000, event: { kind, user: "u", ...fields } };
};

const run = (
  rules: ReturnType<typeof compileRules>,
  texts: ReadonlyArray<string>,
): ReadonlyArray<string> => {
  const correlator = createCorrelator(rules.correlations);
  return texts.map(event).flatMap(({ id, time, event: one }) =>
    rules
      .match(one)
      .flatMap((match) => correlator.push({ ruleId: match.ruleId, eventId: id, time, event: one }))
      .filter((hit) => hit.correlationId === "c1")
      .map((hit) => `${hit.group} ${hit.to / 1000}`),
  );
};

const many = (count: number, make: (n: number) => string): ReadonlyArray<string> =>
  Array.from({ length: count }, (_, n) => make(n));

test.each<
  readonly [
    clause: string,
    body: string,
    events: ReadonlyArray<string>,
    hits: ReadonlyArray<string>,
  ]
>([
  [
    "event_count gte",
    "type: event_count\nrules: [a]\ngroup-by: [user]\ntimespan: 10s\ncondition: {gte: 3}",
    ["a@0", "a@5", "a@9"],
    ['["u"] 9'],
  ],
  [
    "event_count below the bound",
    "type: event_count\nrules: [a]\ngroup-by: [user]\ntimespan: 10s\ncondition: {gte: 3}",
    ["a@0", "a@5"],
    [],
  ],
  [
    "the window slides: not bound to full hours",
    "type: event_count\nrules: [a]\ngroup-by: [user]\ntimespan: 10s\ncondition: {gte: 3}",
    ["a@0", "a@8", "a@11", "a@17"],
    ['["u"] 17'],
  ],
  [
    "a window holds its own ends",
    "type: event_count\nrules: [a]\ngroup-by: [user]\ntimespan: 10s\ncondition: {gte: 2}",
    ["a@0", "a@10"],
    ['["u"] 10'],
  ],
  [
    "events outside the timespan do not count",
    "type: event_count\nrules: [a]\ngroup-by: [user]\ntimespan: 10s\ncondition: {gte: 2}",
    ["a@0", "a@11"],
    [],
  ],
  [
    "gt",
    "type: event_count\nrules: [a]\ngroup-by: [user]\ntimespan: 10s\ncondition: {gt: 1}",
    ["a@0", "a@1"],
    ['["u"] 1'],
  ],
  [
    "eq",
    "type: event_count\nrules: [a]\ngroup-by: [user]\ntimespan: 10s\ncondition: {eq: 2}",
    ["a@0", "a@1", "a@2"],
    ['["u"] 1'],
  ],
  [
    "neq",
    "type: event_count\nrules: [a]\ngroup-by: [user]\ntimespan: 10s\ncondition: {neq: 1}",
    ["a@0", "a@1"],
    ['["u"] 1'],
  ],
  [
    "lt",
    "type: event_count\nrules: [a]\ngroup-by: [user]\ntimespan: 10s\ncondition: {lt: 2}",
    ["a@0", "a@1"],
    ['["u"] 0'],
  ],
  [
    "lte",
    "type: event_count\nrules: [a]\ngroup-by: [user]\ntimespan: 10s\ncondition: {lte: 1}",
    ["a@0", "a@1"],
    ['["u"] 0'],
  ],
  [
    "a range of two bounds",
    "type: event_count\nrules: [a]\ngroup-by: [user]\ntimespan: 10s\ncondition: {gt: 1, lte: 2}",
    ["a@0", "a@1", "a@2"],
    ['["u"] 1'],
  ],
  [
    "groups are counted apart",
    "type: event_count\nrules: [a]\ngroup-by: [user]\ntimespan: 10s\ncondition: {gte: 2}",
    ["a@0 user=x", "a@1 user=y", "a@2 user=y"],
    ['["y"] 2'],
  ],
  [
    "several group fields are joined by AND",
    "type: event_count\nrules: [a]\ngroup-by: [user, n]\ntimespan: 10s\ncondition: {gte: 2}",
    ["a@0 n=1", "a@1 n=2", "a@2 n=1"],
    ['["u","1"] 2'],
  ],
  [
    "without group-by all events are one group",
    "type: event_count\nrules: [a]\ntimespan: 10s\ncondition: {gte: 2}",
    ["a@0 user=x", "a@1 user=y"],
    ["[] 1"],
  ],
  [
    "an event without the group field is left out",
    "type: event_count\nrules: [a]\ngroup-by: [ip]\ntimespan: 10s\ncondition: {gte: 2}",
    ["a@0", "a@1"],
    [],
  ],
  [
    "several rules count together",
    "type: event_count\nrules: [a, b]\ngroup-by: [user]\ntimespan: 10s\ncondition: {gte: 2}",
    ["a@0", "b@1"],
    ['["u"] 1'],
  ],
  [
    "rules by name",
    "type: event_count\nrules: [name_a]\ngroup-by: [user]\ntimespan: 10s\ncondition: {gte: 2}",
    ["a@0", "a@1"],
    ['["u"] 1'],
  ],
  [
    "minutes",
    "type: event_count\nrules: [a]\ngroup-by: [user]\ntimespan: 1m\ncondition: {gte: 2}",
    ["a@0", "a@60"],
    ['["u"] 60'],
  ],
  [
    "hours",
    "type: event_count\nrules: [a]\ngroup-by: [user]\ntimespan: 1h\ncondition: {gte: 2}",
    ["a@0", "a@3600"],
    ['["u"] 3600'],
  ],
  [
    "days",
    "type: event_count\nrules: [a]\ngroup-by: [user]\ntimespan: 1d\ncondition: {gte: 2}",
    ["a@0", "a@86400"],
    ['["u"] 86400'],
  ],
  [
    "a burst is told once, and again after a pause",
    "type: event_count\nrules: [a]\ngroup-by: [user]\ntimespan: 10s\ncondition: {gte: 2}",
    ["a@0", "a@1", "a@2", "a@3", "a@50", "a@51"],
    ['["u"] 1', '["u"] 51'],
  ],
  [
    "value_count counts distinct values",
    "type: value_count\nrules: [a]\ngroup-by: [user]\ntimespan: 10s\ncondition: {field: n, gte: 3}",
    ["a@0 n=1", "a@1 n=1", "a@2 n=2", "a@3 n=3"],
    ['["u"] 3'],
  ],
  [
    "value_count forgets values that left the window",
    "type: value_count\nrules: [a]\ngroup-by: [user]\ntimespan: 10s\ncondition: {field: n, gte: 3}",
    ["a@0 n=1", "a@5 n=2", "a@11 n=3"],
    [],
  ],
  [
    "value_count of several fields counts their combinations",
    "type: value_count\nrules: [a]\ngroup-by: [user]\ntimespan: 10s\ncondition: {field: [n, m], gte: 2}",
    ["a@0 n=1 m=1", "a@1 n=1 m=1", "a@2 n=1 m=2"],
    ['["u"] 2'],
  ],
  [
    "temporal: all rules in any order",
    "type: temporal\nrules: [a, b, c]\ngroup-by: [user]\ntimespan: 10s",
    ["c@0", "a@1", "b@2"],
    ['["u"] 2'],
  ],
  [
    "temporal: not all rules",
    "type: temporal\nrules: [a, b, c]\ngroup-by: [user]\ntimespan: 10s",
    ["a@0", "b@1", "a@2"],
    [],
  ],
  [
    "temporal: too far apart",
    "type: temporal\nrules: [a, b]\ngroup-by: [user]\ntimespan: 10s",
    ["a@0", "b@11"],
    [],
  ],
  [
    "temporal with a condition: so many different rules",
    "type: temporal\nrules: [a, b, c]\ngroup-by: [user]\ntimespan: 10s\ncondition: {gte: 2}",
    ["a@0", "c@1"],
    ['["u"] 1'],
  ],
  [
    "temporal_ordered: in order",
    "type: temporal_ordered\nrules: [a, b]\ngroup-by: [user]\ntimespan: 10s",
    ["a@0", "b@1"],
    ['["u"] 1'],
  ],
  [
    "temporal_ordered: out of order",
    "type: temporal_ordered\nrules: [a, b]\ngroup-by: [user]\ntimespan: 10s",
    ["b@0", "a@1"],
    [],
  ],
  [
    "temporal_ordered: others may stand between",
    "type: temporal_ordered\nrules: [a, b, c]\ngroup-by: [user]\ntimespan: 10s",
    ["a@0", "c@1", "b@2", "a@3", "c@4"],
    ['["u"] 4'],
  ],
  [
    "temporal_ordered: events of one moment count in any order",
    "type: temporal_ordered\nrules: [a, b]\ngroup-by: [user]\ntimespan: 10s",
    ["b@1", "a@1"],
    ['["u"] 1'],
  ],
  [
    "value_sum",
    "type: value_sum\nrules: [a]\ngroup-by: [user]\ntimespan: 10s\ncondition: {field: n, gt: 10}",
    ["a@0 n=4", "a@1 n=6", "a@2 n=1"],
    ['["u"] 2'],
  ],
  [
    "value_sum leaves out what is no number",
    "type: value_sum\nrules: [a]\ngroup-by: [user]\ntimespan: 10s\ncondition: {field: n, gte: 10}",
    ["a@0 n=x", "a@1 n=9"],
    [],
  ],
  [
    "value_avg",
    "type: value_avg\nrules: [a]\ngroup-by: [user]\ntimespan: 10s\ncondition: {field: n, gt: 5}",
    ["a@0 n=1", "a@1 n=5", "a@2 n=20"],
    ['["u"] 2'],
  ],
  [
    "value_avg without numbers",
    "type: value_avg\nrules: [a]\ngroup-by: [user]\ntimespan: 10s\ncondition: {field: n, lt: 5}",
    ["a@0", "a@1 n=x"],
    [],
  ],
  [
    "value_percentile: a value rarer than so many percent",
    "type: value_percentile\nrules: [a]\ngroup-by: [user]\ntimespan: 10s\ncondition: {field: n, lte: 10}",
    [...many(9, (n) => `a@${n} n=usual`), "a@9 n=odd"],
    ['["u"] 9'],
  ],
  [
    "value_percentile: a usual value",
    "type: value_percentile\nrules: [a]\ngroup-by: [user]\ntimespan: 10s\ncondition: {field: n, lte: 10}",
    many(10, (n) => `a@${n} n=usual`),
    [],
  ],
  [
    "value_percentile of numbers with percentile",
    "type: value_percentile\nrules: [a]\ngroup-by: [user]\ntimespan: 20s\ncondition: {field: n, percentile: 50, gte: 7}",
    ["a@0 n=1", "a@1 n=9", "a@2 n=7"],
    ['["u"] 2'],
  ],
  [
    "aliases join different fields",
    "type: temporal\nrules: [name_a, name_b]\ngroup-by: [who]\ntimespan: 10s\naliases: {who: {name_a: source, name_b: target}}",
    ["a@0 source=x target=y", "b@1 source=y target=x", "b@2 source=x target=z"],
    ['["x"] 1'],
  ],
  [
    "new_value: a value that the group never showed",
    "type: new_value\nrules: [a]\ngroup-by: [user]\ntimespan: 30d\ncondition: {field: n}",
    ["a@0 n=1", "a@1 n=1", "a@2 n=2", "a@3 n=2", "a@4 user=new n=3"],
    ['["u"] 2'],
  ],
  [
    "new_value: old enough to be new again",
    "type: new_value\nrules: [a]\ngroup-by: [user]\ntimespan: 10s\ncondition: {field: n}",
    ["a@0 n=1", "a@5 n=2", "a@11 n=1"],
    ['["u"] 5', '["u"] 11'],
  ],
  [
    "new_value: nothing is new while learning",
    "type: new_value\nrules: [a]\ngroup-by: [user]\ntimespan: 30d\nlearning: 60s\ncondition: {field: n}",
    ["a@0 n=1", "a@30 n=2", "a@61 n=3"],
    ['["u"] 61'],
  ],
  [
    "impossible_travel: two countries within the timespan",
    "type: impossible_travel\nrules: [a]\ngroup-by: [user]\ntimespan: 1h\ncondition: {field: n}",
    ["a@0 n=DE", "a@60 n=DE", "a@120 n=IS"],
    ['["u"] 120'],
  ],
  [
    "impossible_travel: enough time",
    "type: impossible_travel\nrules: [a]\ngroup-by: [user]\ntimespan: 1h\ncondition: {field: n}",
    ["a@0 n=DE", "a@3601 n=IS"],
    [],
  ],
  [
    "impossible_travel: coordinates too far apart for the time",
    "type: impossible_travel\nrules: [a]\ngroup-by: [user]\ntimespan: 1d\ncondition: {field: n, max-speed: 900}",
    ["a@0 n=52.52,13.40", "a@1800 n=48.14,11.58"],
    ['["u"] 1800'],
  ],
  [
    "impossible_travel: a flight",
    "type: impossible_travel\nrules: [a]\ngroup-by: [user]\ntimespan: 1d\ncondition: {field: n, max-speed: 900}",
    ["a@0 n=52.52,13.40", "a@7200 n=48.14,11.58"],
    [],
  ],
])("%s", (_clause, body, events, hits) => {
  expect(run(compile(body), events)).toEqual(hits);
});

test("a correlation of correlations sees the base at the event that completed it", () => {
  const burst =
    "---\ntitle: Burst\nid: burst\ncorrelation: {type: event_count, rules: [a], group-by: [user, host], timespan: 10s, condition: {gte: 3}}\n";
  const rules = compile(
    "type: temporal_ordered\nrules: [burst, b]\ngroup-by: [user]\ntimespan: 60s",
    burst,
  );
  expect(rules.correlations.map((one) => one.id)).toEqual(["burst", "c1"]);
  const failures = many(3, (n) => `a@${n} host=9`);
  expect(run(rules, [...failures, "b@5 host=8"])).toEqual(['["u"] 5']);
  expect(run(rules, ["b@0", ...failures])).toEqual([]);
});

test.each([
  [
    "a rule that is not here",
    "type: temporal\nrules: [a, nme_b]\ngroup-by: [user]\ntimespan: 1h",
    /did you mean name_b\?/,
  ],
  [
    "itself",
    "type: temporal\nrules: [c1, a]\ngroup-by: [user]\ntimespan: 1h",
    /builds on this one/,
  ],
])("leaves out a correlation that names %s", (_name, body, message) => {
  const { documents } = parseRules(
    `${BASE}---\ntitle: C\nid: c1\ncorrelation:\n  ${body.replaceAll("\n", "\n  ")}\n`,
  );
  const rules = compileRules(documents);
  expect(rules.correlations).toEqual([]);
  expect(rules.problems.map((problem) => problem.message).join()).toMatch(message);
});

test("referenced rules raise alerts of their own only with generate", () => {
  const quiet = compile(
    "type: event_count\nrules: [a]\ngroup-by: [user]\ntimespan: 10s\ncondition: {gte: 3}",
  );
  const loud = compile(
    "type: event_count\nrules: [a]\ngroup-by: [user]\ntimespan: 10s\ngenerate: true\ncondition: {gte: 3}",
  );
  expect(
    [quiet, loud].map((rules) => rules.match({ kind: "a" }).map((match) => match.alerts)),
  ).toEqual([[false], [true]]);
  expect(quiet.match({ kind: "b" }).map((match) => match.alerts)).toEqual([true]);
});

const correlationOf = (body: string): SigmaCorrelation => {
  const [document] = compile(body).correlations;
  if (document === undefined) throw new Error("the text holds a correlation");
  return document;
};

const shapes = [
  "type: event_count\nrules: [a, b]\ngroup-by: [user]\ntimespan: 10s\ncondition: {gte: 3}",
  "type: value_count\nrules: [a, b]\ngroup-by: [user]\ntimespan: 10s\ncondition: {field: n, gte: 2}",
  "type: temporal_ordered\nrules: [a, b]\ngroup-by: [user]\ntimespan: 10s",
  "type: impossible_travel\nrules: [a, b]\ngroup-by: [user]\ntimespan: 10s\ncondition: {field: n}",
];

const baseMatch = fc.record({
  ruleId: fc.constantFrom("a", "b"),
  eventId: fc.integer({ min: 0, max: 30 }).map((n) => `e${n}`),
  time: fc.integer({ min: 0, max: 40 }).map((second) => second * 1000),
  group: fc.constantFrom("x", "y"),
  values: fc.array(fc.constantFrom("1", "2", "3"), { maxLength: 1 }),
}) satisfies fc.Arbitrary<BaseMatch>;

test.each(shapes)("order and repeats of the matches change nothing: %#", (body) => {
  const document = correlationOf(body);
  fc.assert(
    fc.property(
      fc.uniqueArray(baseMatch, {
        maxLength: 25,
        selector: (one) => `${one.ruleId}${one.eventId}`,
      }),
      fc.infiniteStream(fc.nat()),
      (matches, numbers) => {
        const shuffled = matches
          .map((one) => ({ one, key: numbers.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one);
        const hits = evaluateCorrelation(document, matches);
        expect(evaluateCorrelation(document, [...shuffled, ...matches.slice(0, 5)])).toEqual(hits);
      },
    ),
    { numRuns: 200, seed: 3 },
  );
});

test.each(shapes)(
  "judging a stretch with its reach before it gives the hits of the whole: %#",
  (body) => {
    const document = correlationOf(body);
    const reach = correlationReach(document);
    fc.assert(
      fc.property(
        fc.uniqueArray(baseMatch, {
          maxLength: 25,
          selector: (one) => `${one.ruleId}${one.eventId}`,
        }),
        fc.integer({ min: 0, max: 40_000 }),
        (matches, start) => {
          const key = (hits: ReturnType<typeof evaluateCorrelation>): ReadonlyArray<string> =>
            hits
              .filter((hit) => hit.to >= start)
              .map((hit) => `${hit.group} ${hit.to} ${hit.last.eventId}`);
          const part = matches.filter((one) => one.time >= start - reach);
          expect(key(evaluateCorrelation(document, part)).toSorted()).toEqual(
            key(evaluateCorrelation(document, matches)).toSorted(),
          );
        },
      ),
      { numRuns: 200, seed: 5 },
    );
  },
);

test("state is bounded: groups that were quiet longest are given up, those touched last never", () => {
  const document = correlationOf(shapes[0] ?? "");
  const correlator = createCorrelator([document], { mostGroups: 10 });
  const push = (user: string, time: number) =>
    correlator.push({ ruleId: "a", eventId: `e${time}`, time, event: { user } });
  let hits = 0;
  for (let n = 0; n < 100; n += 1) {
    push(`u${n}`, n);
    // Touched every fourth time: never among the oldest.
    if (n % 4 === 0 && n <= 8) hits += push("steady", n).length;
    expect(correlator.groups()).toBeLessThanOrEqual(10);
  }
  expect(hits).toBe(1);
  expect(correlator.evicted()).toBeGreaterThan(85);
});

test("a match keeps its group and values and nothing else of the event", () => {
  const input = correlationInput(correlationOf(shapes[1] ?? ""))(
    { ruleId: "a", eventId: "e", time: 5 },
    { user: ["y", "x"], n: 7, secret: "s" },
  );
  expect(input).toEqual({ ruleId: "a", eventId: "e", time: 5, group: '["x, y"]', values: ["7"] });
});
