import { expect, test } from "@jest/globals";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readManifest } from "./read-manifest";

const withManifest = async (
  triggers: ReadonlyArray<string>,
  use: (dir: string) => void,
): Promise<void> => {
  const dir = await mkdtemp(join(tmpdir(), "manifest-"));
  const lines = triggers.map(
    (interval, index) => `    - { key: t${index}, function: f, interval: ${interval} }`,
  );
  await writeFile(
    join(dir, "manifest.yml"),
    [
      "app: { id: ari:cloud:ecosystem::app/1 }",
      "modules:",
      "  scheduledTrigger:",
      ...lines,
      "",
    ].join("\n"),
  );
  use(dir);
  await rm(dir, { recursive: true });
};

test.each([
  ["six triggers", Array.from({ length: 6 }, () => "hour"), "5 are allowed"],
  ["two every five minutes", ["fiveMinute", "fiveMinute"], "1 is allowed"],
  ["an unknown interval", ["minute"], "interval"],
])("refuses %s", async (_what, triggers, why) => {
  expect.assertions(1);
  await withManifest(triggers, (dir) => expect(() => readManifest(dir)).toThrow(why));
});

test("reads the testing app with its page", () => {
  const { manifest, pages } = readManifest(join(__dirname, "testing-app"));
  expect(manifest.permissions.scopes).toContain("storage:app");
  expect(pages.map(({ type, key }) => [type, key])).toEqual([["jira:adminPage", "admin"]]);
});
