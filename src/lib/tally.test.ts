import { expect, test } from "@jest/globals";
import { tally } from "./tally";

test("adds up by text, the most frequent first and equals by text", () => {
  const one = [
    ["b", 2],
    ["a", 1],
  ] as const;
  const two = [
    ["a", 1],
    ["c", 5],
    ["d", 0],
  ] as const;
  expect(tally([one, two])).toEqual([
    ["c", 5],
    ["a", 2],
    ["b", 2],
  ]);
});

test("counts names that objects keep for themselves", () => {
  expect(tally([[["__proto__", 1]], [["__proto__", 2]], [["constructor", 1]]])).toEqual([
    ["__proto__", 3],
    ["constructor", 1],
  ]);
});
