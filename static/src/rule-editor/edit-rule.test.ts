import { expect, test } from "@jest/globals";
import { editRule } from "./edit-rule";
import { outlineRule } from "./rule-outline";

const text = `# Our rule
title: Domain removed # short
id: r-1
x-team: blue
detection:
  selection:
    action: domain_removed # the one
    actor.email|endswith:
      - "@example.com"
  other:
    - action: x
  condition: selection
level: high
`;

test("a form reads what it can show and says what it cannot", () => {
  const outline = outlineRule(text);
  expect(outline?.text(["title"])).toBe("Domain removed");
  expect(outline?.searches).toEqual([
    {
      name: "selection",
      tests: [
        { field: "action", modifiers: "", values: ["domain_removed"] },
        { field: "actor.email", modifiers: "endswith", values: ["@example.com"] },
      ],
    },
    { name: "other", tests: null },
  ]);
});

test("a change touches its own line only; comments and unknown keys stay", () => {
  expect(editRule(text, { kind: "text", path: ["title"], value: "Domain gone" })).toBe(
    text.replace("Domain removed", "Domain gone"),
  );
  const renamed = { field: "action", modifiers: "startswith", values: ["domain_"] };
  expect(editRule(text, { kind: "test", search: "selection", index: 0, test: renamed })).toBe(
    text.replace("action: domain_removed", "action|startswith: domain_"),
  );
  expect(editRule(text, { kind: "remove-test", search: "selection", index: 0 })).toBe(
    text.replace("    action: domain_removed # the one\n", ""),
  );
  expect(editRule(text, { kind: "texts", path: ["tags"], values: ["attack.t1098"] })).toBe(
    `${text}tags:\n  - attack.t1098\n`,
  );
});

test("a value that is typed letter by letter ends without the quotes that a part of it needed", () => {
  const typed = ["", "A", "A ", "A key"].reduce(
    (now, value) => editRule(now, { kind: "text", path: ["title"], value }),
    text,
  );
  expect(typed).toBe(text.replace("Domain removed", "A key"));
  expect(editRule(text, { kind: "text", path: ["title"], value: "yes: 5" })).toContain(
    '"yes: 5" # short',
  );
});

test("an example joins those that are there", () => {
  const first = editRule(text, { kind: "example", wanted: "match", event: { id: "a" } });
  const second = editRule(first, { kind: "example", wanted: "match", event: { id: "b" } });
  expect(second).toContain("  examples:\n    match:\n      - id: a\n      - id: b\n");
});

test.each([
  ["empty", ""],
  ["a list", "- a list"],
  ["not finished", "a: ["],
  ["too deep", `a: ${"[".repeat(20_000)}`],
  ["a circle", "a: &a [*a]\n"],
])("a text that is %s is read and changed without an exception", (_name, broken) => {
  expect(() => outlineRule(broken)).not.toThrow();
  expect(typeof editRule(broken, { kind: "text", path: ["title"], value: "x" })).toBe("string");
});
