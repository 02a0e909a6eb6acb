import { expect, test } from "@jest/globals";
import type { ComplianceFacts, RuleFacts } from "./compliance-facts";
import { complianceReport } from "./compliance-report";
import { topics } from "./topics";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 0, 5);
const END = START + 30 * DAY;

/** Every rule of every topic, on, in a month that was read without a gap. */
function calm(changes: Partial<ComplianceFacts> = {}): ComplianceFacts {
  const names = [...new Set<string>(Object.values(topics).flatMap((topic) => topic.rules))];
  return {
    period: { from: START, to: END },
    now: END,
    collection: {
      orgId: "org-1",
      refusal: null,
      collected: [{ from: START - DAY, to: END }],
      gaps: [],
      searchableFrom: START,
    },
    rules: names.map(rule),
    actions: [],
    events: 0,
    alerts: [],
    moreAlerts: false,
    ...changes,
  };
}

const rule = (name: string): RuleFacts => ({
  id: `id of ${name}`,
  name,
  title: name,
  level: "high",
  enabled: true,
  version: 1,
  changedAt: [],
  initially: true,
  set: [],
});

const switched = (name: string, set: RuleFacts["set"]): ComplianceFacts => {
  const facts = calm();
  return {
    ...facts,
    rules: facts.rules.map((one) => (one.name === name ? { ...one, set } : one)),
  };
};

const controlOf = (facts: ComplianceFacts, id: string) =>
  complianceReport(facts).controls.find((control) => control.id === id);

test("a control whose rules were on and whose log was read is watched", () => {
  expect(new Set(complianceReport(calm()).controls.map(({ state }) => state))).toEqual(
    new Set(["watched"]),
  );
});

test("a control says which of its rules was off, and from when to when", () => {
  const set = [
    { at: START + DAY, enabled: false },
    { at: START + 3 * DAY, enabled: true },
    { at: START + 9 * DAY, enabled: false },
  ];
  expect(controlOf(switched("app_installed", set), "CC6.8")).toMatchObject({
    state: "partly",
    gaps: [
      { from: START + DAY, to: START + 3 * DAY, text: '"app_installed" was off' },
      { from: START + 9 * DAY, to: null },
    ],
  });
  expect(controlOf(switched("app_installed", set), "CC6.2")).toMatchObject({ state: "watched" });
});

test("what was off before or after the period is no gap of it", () => {
  const set = [
    { at: START - 5 * DAY, enabled: false },
    { at: START - DAY, enabled: true },
    { at: END + DAY, enabled: false },
  ];
  expect(controlOf(switched("app_installed", set), "CC6.8")).toMatchObject({
    state: "watched",
    gaps: [],
  });
});

test("a control of which every rule was off all the time was not watched", () => {
  const facts = calm();
  const rules = facts.rules.map((one) =>
    topics.software.rules.some((name) => name === one.name) ? { ...one, initially: false } : one,
  );
  expect(controlOf({ ...facts, rules }, "CC6.8")).toMatchObject({ state: "not-watched" });
});

test("a hole in what was collected is one of every control", () => {
  const { collection } = calm();
  const report = complianceReport(
    calm({
      collection: {
        ...collection,
        collected: [{ from: START + 2 * DAY, to: END }],
        gaps: [{ from: START + 5 * DAY, to: START + 6 * DAY, reason: "storage-full" }],
      },
    }),
  );
  expect(report.collection.gaps).toEqual([
    { from: START, to: START + 2 * DAY, text: expect.stringContaining("Nothing was collected") },
    { from: START + 5 * DAY, to: START + 6 * DAY, text: expect.stringContaining("full") },
  ]);
  expect(report.controls.every(({ state }) => state === "partly")).toBe(true);
});

test.each([
  ["no organization was ever connected", { orgId: null, collected: [], refusal: null }],
  [
    "Atlassian refuses all the time",
    { collected: [], refusal: { text: "no Guard", since: START - DAY } },
  ],
])("nothing was watched where %s", (_, collection) => {
  const facts = calm();
  const report = complianceReport({
    ...facts,
    collection: { ...facts.collection, ...collection },
  });
  expect(report.controls.every(({ state }) => state === "not-watched")).toBe(true);
});

test("a period that is not over yet has no gap in what is to come", () => {
  const facts = calm({ now: START + 3 * DAY });
  expect(
    complianceReport({
      ...facts,
      collection: {
        ...facts.collection,
        collected: [{ from: START, to: START + 3 * DAY - HOUR / 2 }],
      },
    }).collection.gaps,
  ).toEqual([]);
});

test("events are counted once, and alerts by level and by what became of them", () => {
  const alert = { ruleId: "id of app_installed", level: "high" } as const;
  const control = controlOf(
    calm({
      actions: [
        ["marketplace_app_installed", 3],
        ["user_login", 100],
      ],
      events: 103,
      alerts: [
        { ...alert, state: "closed" },
        { ...alert, state: null },
        { ...alert, ruleId: "another", state: "open" },
      ],
    }),
    "CC6.8",
  );
  expect(control).toMatchObject({
    events: 3,
    alerts: {
      levels: [{ level: "high", count: 2 }],
      outcomes: { open: 0, acknowledged: 0, closed: 1, none: 1 },
    },
  });
});

test("a refusal of Atlassian is told as such, from when it began", () => {
  const { collection } = calm();
  const since = START + 10 * DAY;
  const report = complianceReport(
    calm({
      collection: {
        ...collection,
        collected: [{ from: START, to: since }],
        refusal: { text: "no Guard", since },
      },
    }),
  );
  expect(report.collection).toMatchObject({
    refusal: "no Guard",
    gaps: [{ from: since, to: null, text: "no Guard" }],
  });
  expect(new Set(report.controls.map(({ state }) => state))).toEqual(new Set(["partly"]));
});
