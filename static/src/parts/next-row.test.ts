import { expect, test } from "@jest/globals";
import { nextRow } from "./next-row";

test.each([
  ["ArrowDown", 3, 4],
  ["ArrowUp", 3, 2],
  ["ArrowUp", 0, 0],
  ["ArrowDown", 99, 99],
  ["PageDown", 95, 99],
  ["PageUp", 15, 5],
  ["Home", 50, 0],
  ["End", 50, 99],
])("%s from row %i leads to row %i of a hundred", (key, from, to) => {
  expect(nextRow(key, from, 100)).toBe(to);
});

test("other keys and empty lists move nowhere", () => {
  expect(nextRow("a", 3, 100)).toBeNull();
  expect(nextRow("ArrowDown", 0, 0)).toBeNull();
});
