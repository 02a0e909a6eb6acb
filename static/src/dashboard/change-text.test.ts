import { expect, test } from "@jest/globals";
import { changeText } from "./change-text";

test.each([
  [112, 100, "+12 %"],
  [50, 100, "−50 %"],
  [0, 3, "−100 %"],
  [1_001, 1_000, "+0.1 %"],
  [124, 2, "+6,100 %"],
  [7, 7, "as before"],
  [0, 0, "as before"],
  [7, 0, "none before"],
  [7, null, ""],
])("%p beside %p is %p", (count, before, text) => {
  expect(changeText(count, before)).toBe(text);
});
