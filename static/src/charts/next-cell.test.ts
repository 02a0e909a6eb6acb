import { expect, test } from "@jest/globals";
import { nextCell } from "./next-cell";

test.each([
  ["ArrowRight", { row: 1, column: 2 }],
  ["ArrowLeft", { row: 1, column: 0 }],
  ["ArrowUp", { row: 0, column: 1 }],
  ["ArrowDown", { row: 2, column: 1 }],
  ["Home", { row: 1, column: 0 }],
  ["End", { row: 1, column: 3 }],
  ["Escape", null],
  ["a", undefined],
])("%s moves from cell to cell", (key, to) => {
  expect(nextCell(key, { row: 1, column: 1 }, 3, 4)).toEqual(to);
});

test("it stays within the table", () => {
  expect(nextCell("ArrowUp", { row: 0, column: 0 }, 3, 4)).toEqual({ row: 0, column: 0 });
  expect(nextCell("ArrowRight", { row: 2, column: 3 }, 3, 4)).toEqual({ row: 2, column: 3 });
});

test("it begins at the first cell", () => {
  expect(nextCell("ArrowRight", null, 3, 4)).toEqual({ row: 0, column: 1 });
});
