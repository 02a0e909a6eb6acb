import { expect, test } from "@jest/globals";
import { createVirtualClock } from "../virtual-clock";
import { askAgain } from "./ask-again";
import { meanwhile } from "./meanwhile";

const failing = (times: number) => {
  let asked = 0;
  return async (): Promise<number> => {
    asked += 1;
    if (asked <= times) throw new Error("not now");
    return asked;
  };
};

test("asks until there is an answer", async () => {
  const clock = createVirtualClock(0);
  expect(await meanwhile(clock, askAgain(clock, failing(3)))).toBe(4);
  expect(clock.now()).toBeGreaterThanOrEqual(60_000);
});

test("gives up after a dozen tries, with what was said last", async () => {
  const clock = createVirtualClock(0);
  await expect(meanwhile(clock, askAgain(clock, failing(12)))).rejects.toThrow("not now");
});
