import { expect, test } from "@jest/globals";
import { keyWarning } from "./key-warning";

test.each([
  [null, "unknown"],
  [400, "none"],
  [30, "none"],
  [29, "month"],
  [13, "fortnight"],
  [6, "week"],
  [0, "day"],
  [-1, "expired"],
] as const)("a key with %p days left is worth the warning %p", (daysLeft, warning) => {
  expect(keyWarning(daysLeft)).toBe(warning);
});
