import { expect, test } from "@jest/globals";
import { prebuiltRules } from "#rules/prebuilt-rules";
import { parsePrebuilt } from "#rules/load-rules";
import { knownActions } from "#sigma/known-actions";
import { controls } from "./controls";
import { topics } from "./topics";

const rules = parsePrebuilt(prebuiltRules).map(({ document }) => document);

test.each(Object.entries(topics))("the topic %s names rules and actions that exist", (_, topic) => {
  const names = new Set(rules.map(({ name }) => name));
  const actions = new Set(Object.values(knownActions).flat());
  expect(topic.rules.filter((name) => !names.has(name))).toEqual([]);
  expect(topic.actions.filter((action) => !actions.has(action))).toEqual([]);
});

test("what a topic watches with is on where nobody has switched it off, unless it is experimental", () => {
  const named = new Set<string>(Object.values(topics).flatMap((topic) => topic.rules));
  const off = rules.filter(({ name, alerting }) => named.has(name ?? "") && !alerting.enabled);
  // An auditor has to see that installed apps are watched only where somebody has seen to it.
  expect(off.map(({ name, status }) => [name, status])).toEqual([
    ["app_installed", "experimental"],
  ]);
});

test("every control is told once, has topics, and every topic speaks to a control", () => {
  const places = controls.map(({ framework, id }) => `${framework} ${id}`);
  expect(new Set(places).size).toBe(places.length);
  expect(controls.filter((control) => control.topics.length === 0)).toEqual([]);
  const used = new Set(controls.flatMap((control) => control.topics));
  expect(Object.keys(topics).filter((id) => ![...used].some((one) => one === id))).toEqual([]);
});
