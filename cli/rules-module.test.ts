import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { rulesModule } from "./rules-module";

test("the module of prebuilt rules is current with the rule files (npm run build:rules)", () => {
  const folder = join(__dirname, "..", "src", "rules");
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".yml"))
    .toSorted()
    .map((file) => ({ file, text: readFileSync(join(folder, file), "utf8") }));
  expect(files.length).toBeGreaterThan(9);
  expect(readFileSync(join(folder, "prebuilt-rules.ts"), "utf8")).toBe(rulesModule(files));
});
