import { expect, test } from "@jest/globals";
import { periodOf } from "./period-choices";

const now = Date.UTC(2026, 0, 20, 15);

test.each([
  ["30d", "2025-12-22", "2026-01-21"],
  ["quarter", "2026-01-01", "2026-01-21"],
  ["quarter-before", "2025-10-01", "2026-01-01"],
] as const)("%s is from %s to %s", (choice, from, to) => {
  expect(periodOf(choice, now)).toEqual({ from: Date.parse(from), to: Date.parse(to) });
});
