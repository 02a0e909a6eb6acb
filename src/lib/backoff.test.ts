import { expect, test } from "@jest/globals";
import { backoff } from "./backoff";

const options = { baseMs: 1_000, capMs: 60_000 };

test("doubles with every attempt and stops at the cap", () => {
  expect([1, 2, 3, 7, 50].map((attempt) => backoff(attempt, options, 1))).toEqual([
    1_000, 2_000, 4_000, 60_000, 60_000,
  ]);
});

test("leaves the upper half to chance", () => {
  expect(backoff(3, options, 0)).toBe(2_000);
  expect(backoff(3, options, 0.5)).toBe(3_000);
});
