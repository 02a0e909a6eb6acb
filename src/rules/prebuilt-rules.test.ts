import { expect, test } from "@jest/globals";
import { attackTactics, attackTechniques } from "#sigma/attack-techniques";
import { compileRules } from "#sigma/compile-rules";
import { createCorrelator } from "#sigma/create-correlator";
import { knownActions } from "#sigma/known-actions";
import { parseRules } from "#sigma/parse-rules";
import type { SigmaCorrelation, SigmaRule } from "#sigma/sigma-document";
import { toMillis } from "#sigma/time-part";
import { prebuiltRules } from "./prebuilt-rules";

const parsed = prebuiltRules.map(({ file, text, examples }) => ({
  file,
  ...parseRules(text + examples),
}));
const documents = parsed.flatMap((one) => one.documents);
const rules = documents.filter((document): document is SigmaRule => document.kind === "rule");
const correlations = documents.filter(
  (document): document is SigmaCorrelation => document.kind === "correlation",
);
const compiled = compileRules(documents);

test("every file parses without an error or a warning, and everything compiles together", () => {
  expect(parsed.filter(({ errors, warnings }) => errors.length + warnings.length > 0)).toEqual([]);
  expect(compiled.problems).toEqual([]);
});

test("a rule without its examples is the same rule", () => {
  for (const { text, examples } of prebuiltRules) {
    const [whole] = parseRules(text + examples).documents;
    const [short] = parseRules(text).documents;
    expect(examples.startsWith("  examples:\n")).toBe(true);
    expect(short).toEqual({
      ...whole,
      alerting: { ...whole?.alerting, examples: { match: [], noMatch: [] } },
    });
  }
});

test("there are at least 45 rules on published actions and 8 correlations", () => {
  const counted = rules.filter(
    (rule) => rule.status !== "experimental" && rule.level !== "informational",
  );
  expect(counted.length).toBeGreaterThanOrEqual(45);
  expect(correlations.length).toBeGreaterThanOrEqual(8);
});

test.each(documents.map((document) => [document.name ?? document.id, document] as const))(
  "%s says what it is for, in one file of its name",
  (name, document) => {
    expect(document.id).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(document.description.length).toBeGreaterThan(20);
    expect(
      parsed.some(({ file, documents: [only] }) => only === document && file === `${name}.yml`),
    ).toBe(true);
    expect(document.alerting.examples.match.length).toBeGreaterThan(0);
    expect(document.alerting.examples.noMatch.length).toBeGreaterThan(0);
    if (document.level === "informational") return;
    expect(document.falsepositives.length).toBeGreaterThan(0);
    expect(document.tags.some((tag) => /^attack\.t\d{4}/.test(tag))).toBe(true);
  },
);

test("every ATT&CK tag is a technique or a tactic of the list", () => {
  const tactics: ReadonlyArray<string> = attackTactics;
  const tags = documents.flatMap((document) =>
    document.tags.map((tag) => tag.replace(/^attack\./, "")),
  );
  expect(tags.filter((tag) => !attackTechniques.has(tag) && !tactics.includes(tag))).toEqual([]);
});

/** The ids of everything that matches these events, in event time. */
const matchesOf = (
  events: ReadonlyArray<Readonly<Record<string, unknown>>>,
): ReadonlySet<string> => {
  const correlator = createCorrelator(compiled.correlations);
  const timed = events
    .map((event, index) => ({ event, eventId: `e${index}`, time: timeOf(event) }))
    .toSorted((a, b) => a.time - b.time);
  const found = new Set<string>();
  for (const { event, eventId, time } of timed) {
    for (const { ruleId } of compiled.match(event)) {
      found.add(ruleId);
      for (const hit of correlator.push({ ruleId, eventId, time, event }))
        found.add(hit.correlationId);
    }
  }
  return found;
};

const timeOf = (event: Readonly<Record<string, unknown>>): number => {
  const attributes = event["attributes"];
  const time =
    typeof attributes === "object" && attributes !== null && "time" in attributes
      ? attributes.time
      : "";
  return typeof time === "string" ? toMillis(time) : 0;
};

test.each(documents.map((document) => [document.name ?? document.id, document] as const))(
  "%s matches its positive examples and none of the negative ones",
  (_name, document) => {
    const { match, noMatch } = document.alerting.examples;
    expect(match.map((events) => matchesOf(events).has(document.id))).toEqual(
      match.map(() => true),
    );
    expect(noMatch.map((events) => matchesOf(events).has(document.id))).toEqual(
      noMatch.map(() => false),
    );
  },
);

test("no two rules match the same events", () => {
  const examples = rules.flatMap((rule) =>
    [...rule.alerting.examples.match, ...rule.alerting.examples.noMatch].flat(),
  );
  const actions = [...knownActions.published, ...knownActions.reported, ...knownActions.unseen];
  const events = [
    ...examples,
    ...actions.map((action) => ({
      attributes: { action, actor: { id: "5b10a2844c20165700ede201" } },
    })),
  ];
  const matched = events.map(
    (event) => new Set(compiled.match(event).map((match) => match.ruleId)),
  );
  const signatures = rules.map((rule) =>
    matched.map((ids) => (ids.has(rule.id) ? "1" : "0")).join(""),
  );
  expect(signatures.filter((signature) => !signature.includes("1"))).toEqual([]);
  expect(new Set(signatures).size).toBe(rules.length);
});

test("rules on actions that nobody published from a live log are experimental", () => {
  const unsure = new Set([
    ...knownActions.reported,
    ...knownActions.unseen,
    "marketplace_app_uninstalled",
  ]);
  const sure = (rule: SigmaRule): boolean =>
    rule.alerting.examples.match.flat().some((event) => {
      const attributes = event["attributes"];
      const action =
        typeof attributes === "object" && attributes !== null && "action" in attributes
          ? String(attributes.action)
          : "";
      return !unsure.has(action.toLowerCase());
    });
  expect(rules.filter((rule) => !sure(rule)).map((rule) => [rule.name, rule.status])).toEqual(
    rules
      .filter((rule) => rule.status === "experimental")
      .map((rule) => [rule.name, "experimental"]),
  );
});

test("experimental rules are off", () => {
  const on = rules.filter((rule) => rule.status === "experimental" && rule.alerting.enabled);
  expect(on.map(({ name }) => name)).toEqual([]);
});

test("single sensitive changes are on from the start, what every day brings is not", () => {
  const enabled = new Set(
    rules
      .filter((rule) => rule.alerting.enabled && rule.level !== "informational")
      .map((rule) => rule.name),
  );
  expect([...enabled]).toEqual(
    expect.arrayContaining(["org_admin_granted", "api_key_created", "sso_changed", "failed_login"]),
  );
  for (const name of [
    "user_role_granted",
    "account_deactivated",
    "sign_in_at_night",
    "group_deleted",
  ])
    expect(enabled.has(name)).toBe(false);
});
