import { expect, test } from "@jest/globals";
import { z } from "zod";
import { createAdmin } from "#admin";
import { createMemoryPlatform } from "#ports/memory-platform";
import { parsePrebuilt } from "#rules/load-rules";
import { prebuiltRules } from "#rules/prebuilt-rules";

const answer = createAdmin(parsePrebuilt(prebuiltRules));

async function open() {
  const deps = createMemoryPlatform();
  const body = { entries: [{ accountId: "ada", role: "manager" }] };
  const at = deps.clock.now();
  await deps.documents.save({
    kind: "roles",
    id: "list",
    body,
    expectedVersion: 0,
    by: "ada",
    at,
  });
  const ask = async (name: string, payload: unknown): Promise<unknown> =>
    await answer(deps, { surface: "admin-page", name, payload, accountId: "ada", siteUrl: "" });
  return { deps, ask };
}

const rule = (id: string, action = "user_login") => `title: Rule ${id} # a comment
id: ${id}
x-unknown: kept
logsource: { product: atlassian, service: audit }
detection: { selection: { action: user_login }, condition: selection }
level: low
audit-stream:
  examples:
    match: [{ id: a, attributes: { action: ${action} } }]
`;

test("a bundle is looked at first, then imported, and exported as it came", async () => {
  const { deps, ask } = await open();
  const yaml = `${rule("a")}---\n${rule("b")}---\n${rule("c", "user_logout")}`;
  const states = (list: ReadonlyArray<string>) => ({
    value: { entries: list.map((state) => expect.objectContaining({ state })) },
  });
  expect(await ask("rules/read-bundle", { yaml })).toMatchObject(states(["new", "new", "refused"]));
  expect(await deps.documents.list("rule")).toEqual([]);
  expect(await ask("rules/import", { yaml, numbers: [1, 2, 3] })).toMatchObject({
    failure: { message: expect.stringContaining("Nothing was imported") },
  });
  expect(await deps.documents.list("rule")).toEqual([]);
  expect(await ask("rules/import", { yaml, numbers: [1, 2] })).toMatchObject(
    states(["imported", "imported", "refused"]),
  );
  const exported = await ask("rules/export", { ids: null });
  expect(exported).toEqual({
    ok: true,
    value: { yaml: `${rule("a")}---\n${rule("b")}`, count: 2 },
  });
  expect(
    await ask("rules/read-bundle", {
      yaml: `${rule("a")}---\n${rule("b").replace("low", "high")}`,
    }),
  ).toMatchObject(states(["same", "changed"]));
});

test("rules that came with the app go out with their examples, and are the same when they come in", async () => {
  const { ask } = await open();
  const ids = parsePrebuilt(prebuiltRules)
    .slice(0, 30)
    .map(({ document }) => document.id);
  const exported = await ask("rules/export", { ids });
  const text = z.object({ value: z.object({ yaml: z.string() }) }).parse(exported).value.yaml;
  expect(text).toContain("no-match");
  expect(await ask("rules/read-bundle", { yaml: text })).toMatchObject({
    value: { entries: ids.map(() => expect.objectContaining({ state: "same" })) },
  });
});

const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${"bcdefgh"
  .split("")
  .map((name, index) => `${name}: &${name} [${Array(10).fill(`*${"abcdefgh"[index]}`).join(", ")}]`)
  .join("\n")}\n`;

test.each([
  ["a bomb of aliases", bomb, /values|aliases/],
  ["ten megabytes", "a".repeat(10_000_000), /400,000/],
  ["a thousand documents", "a: 1\n---\n".repeat(1_000), /200 are allowed/],
  ["deep nesting", `a: ${"[".repeat(5_000)}${"]".repeat(5_000)}\n`, /nested/i],
  ["nothing", "# only a comment\n", /no rule/],
])("a bundle of %s is refused whole", async (_name, yaml, message) => {
  const { deps, ask } = await open();
  expect(await ask("rules/import", { yaml, numbers: [1] })).toMatchObject({
    ok: false,
    failure: { code: "invalid-input", message: expect.stringMatching(message) },
  });
  expect(await deps.documents.list("rule")).toEqual([]);
});

test("a document that would reach the prototype is refused with its line, and nothing is polluted", async () => {
  const { ask } = await open();
  const yaml = `${rule("a")}---\n${rule("b")}__proto__: { polluted: true }\n`;
  expect(await ask("rules/read-bundle", { yaml })).toMatchObject({
    value: {
      entries: [
        { state: "new" },
        { state: "refused", reasons: [expect.stringMatching(/^Line 20: .*__proto__/)] },
      ],
    },
  });
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
});
