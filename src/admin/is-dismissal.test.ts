import { expect, test } from "@jest/globals";
import { isDismissal } from "./is-dismissal";

test.each([
  ["False positive", true],
  ["Won't Do", true],
  ["Won\u2019t Fix", true],
  ["Declined", true],
  ["Done", false],
  ["Fixed", false],
  ["", false],
])("the resolution %j says that it was no finding: %j", (resolution, is) => {
  expect(isDismissal(resolution)).toBe(is);
});
