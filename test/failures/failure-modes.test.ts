import { expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { failureModes } from "./failure-modes";

const root = resolve(__dirname, "../..");

test("every failure mode, from the first to the last, is named once", () => {
  const ids = failureModes.map((_mode, index) => `FM-${String(index + 1).padStart(2, "0")}`);
  expect(failureModes.map(({ id }) => id)).toEqual(ids);
  expect(ids).toHaveLength(35);
});

test.each(failureModes)("$id, $what, has tests that are there", ({ tests }) => {
  expect(tests.length).toBeGreaterThan(0);
  for (const [file, name] of tests) {
    expect(readFileSync(resolve(root, file), "utf8")).toContain(name);
  }
});
