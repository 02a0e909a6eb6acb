import { expect, test } from "@jest/globals";
import { createInvocationQuota } from "./invocation-quota";

test("refuses what one user invokes beyond the limit of a minute, and counts each user alone", () => {
  let now = 0;
  const quota = createInvocationQuota({ now: () => now }, 2);
  expect(quota.spend("a")).toEqual({ limit: 2, remaining: 1, resetMs: 60_000 });
  now = 10_000;
  expect(quota.spend("a")).toEqual({ limit: 2, remaining: 0, resetMs: 50_000 });
  expect(quota.spend("a").remaining).toBe(-1);
  expect(quota.spend("b").remaining).toBe(1);
  now = 60_000;
  expect(quota.spend("a").remaining).toBe(1);
});
