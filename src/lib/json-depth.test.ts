import { expect, test } from "@jest/globals";
import { jsonDepth } from "./json-depth";

test.each([
  ["1", 0],
  ["{}", 1],
  ['{"a":[{"b":1}],"c":[]}', 3],
  ['"[[[["', 0],
  [String.raw`{"a":"\"[[[","b":"\\"}`, 1],
  ["[".repeat(100_000), 100_000],
])("%.30s nests so deep", (text, depth) => {
  expect(jsonDepth(text)).toBe(depth);
});
