import { expect, test } from "@jest/globals";
import type { LogLine } from "../../runtime/function-runner";
import { createLogQuota } from "./log-quota";

const open = (limited = true) => {
  const clock = { time: 0, now: () => clock.time };
  const lines: LogLine[] = [];
  const quota = createLogQuota(clock, limited, (line) => lines.push(line));
  const write = (times: number, text = "x", invocationId = "one"): void => {
    for (let n = 0; n < times; n += 1)
      quota.write({ invocationId, logLevel: 30, logArguments: [text] });
  };
  const own = (): number => lines.filter(({ logLevel }) => logLevel === 30).length;
  const warnings = (): number => lines.filter(({ logLevel }) => logLevel === 40).length;
  return { clock, quota, write, own, warnings };
};

test("keeps 100 lines of each started minute of an invocation, and says once that lines are lost", () => {
  const { clock, write, own, warnings } = open();
  write(150);
  expect([own(), warnings()]).toEqual([100, 1]);
  clock.time = 60_000;
  write(150);
  expect([own(), warnings()]).toEqual([200, 1]);
  write(1, "x", "two");
  expect(own()).toBe(201);
});

test("keeps 200 KB of an invocation, whatever the number of lines", () => {
  const { write, own } = open();
  write(30, "x".repeat(10 * 1024));
  expect(own()).toBe(19);
});

test("lines of no invocation, and of a host without limits, all pass", () => {
  const { write, own } = open();
  write(150, "x", "-");
  expect(own()).toBe(150);
  const unlimited = open(false);
  unlimited.write(150);
  expect(unlimited.own()).toBe(150);
});
