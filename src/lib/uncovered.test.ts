import { expect, test } from "@jest/globals";
import { uncovered } from "./uncovered";

const stretch = (from: number, to: number) => ({ from, to });

test.each([
  ["nothing covers", [], [stretch(10, 20)]],
  ["all is covered", [stretch(0, 15), stretch(15, 99)], []],
  ["the middle is open", [stretch(16, 30), stretch(0, 12)], [stretch(12, 16)]],
  ["stretches overlap", [stretch(11, 18), stretch(12, 13)], [stretch(10, 11), stretch(18, 20)]],
  ["stretches lie outside", [stretch(0, 5), stretch(30, 40)], [stretch(10, 20)]],
])("what is left where %s", (_, others, left) => {
  expect(uncovered(stretch(10, 20), others)).toEqual(left);
});
