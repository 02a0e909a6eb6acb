import { expect, test } from "@jest/globals";
import { createInvocationQuota } from "./invocation-quota";

const open = (limited = true) => {
  const clock = { time: 0, now: () => clock.time };
  const quota = createInvocationQuota(clock, limited);
  /** How many of so many are taken, spread over the seconds of a minute. */
  const take = (times: number, accountId: (n: number) => string | undefined): number => {
    let taken = 0;
    for (let n = 0; n < times; n += 1) {
      clock.time = Math.floor((n * 60_000) / times);
      if (quota.take(accountId(n)) === undefined) taken += 1;
    }
    return taken;
  };
  return { clock, quota, take };
};

test("a user has 1,200 invocations a minute", () => {
  const { clock, quota, take } = open();
  expect(take(1300, () => "one")).toBe(1200);
  expect(quota.take("one")).toMatch(/1200 invocations of a user/u);
  expect(quota.take("two")).toBeUndefined();
  clock.time = 60_000;
  expect(quota.take("one")).toBeUndefined();
});

test("an installation has 7,000 invocations a minute, whoever causes them", () => {
  expect(open().take(8000, (n) => (n % 2 === 0 ? undefined : `user ${n % 20}`))).toBe(7000);
});

test("an installation has 300 invocations a second", () => {
  const { clock, quota } = open();
  const burst = (): number =>
    Array.from({ length: 400 }, () => quota.take(undefined)).filter((why) => why === undefined)
      .length;
  expect(burst()).toBe(300);
  clock.time = 1000;
  expect(burst()).toBe(300);
});

test("has no quota where the host is told to have none", () => {
  expect(open(false).take(8000, () => "one")).toBe(8000);
});
