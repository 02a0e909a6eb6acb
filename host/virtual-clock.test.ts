import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { createVirtualClock } from "./virtual-clock";

test("runs tasks by time, and those of one time in the order they were asked for", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 40 }),
      async (delays) => {
        const clock = createVirtualClock(1000);
        const ran: Array<readonly [number, number]> = [];
        delays.forEach(
          (delay, index) => void clock.after(delay, () => ran.push([clock.now(), index])),
        );
        await clock.runUntilIdle();
        const wanted = delays
          .map((delay, index) => [1000 + delay, index] as const)
          .toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
        expect(ran).toEqual(wanted);
      },
    ),
    { numRuns: 50 },
  );
});

test("stops at the time it is given, and a cancelled task never runs", async () => {
  const clock = createVirtualClock(0);
  const ran: string[] = [];
  clock.after(10, () => ran.push("ten"));
  clock.after(20, () => ran.push("twenty"));
  clock.after(15, () => ran.push("cancelled"))();
  await clock.runUntil(19);
  expect([ran, clock.now()]).toEqual([["ten"], 19]);
  await clock.advance(1);
  expect(ran).toEqual(["ten", "twenty"]);
});

test("stands still while real work is going on", async () => {
  const clock = createVirtualClock(0);
  let seen = -1;
  clock.after(
    5,
    () =>
      void clock
        .hold(new Promise((resolve) => setTimeout(resolve, 20)))
        .then(() => (seen = clock.now())),
  );
  clock.after(6, () => undefined);
  await clock.runUntilIdle();
  expect(seen).toBe(5);
});
