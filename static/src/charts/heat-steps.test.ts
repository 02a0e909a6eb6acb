import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { heatSteps } from "./heat-steps";

test("steps get wider towards the most", () => {
  expect(heatSteps(100)).toEqual([4, 16, 36, 64, 100]);
});

test("where little was counted there are as many steps as numbers", () => {
  expect(heatSteps(0)).toEqual([]);
  expect(heatSteps(1)).toEqual([1]);
  expect(heatSteps(3)).toEqual([1, 2, 3]);
});

test("they rise, and the last is the most", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), (most) => {
      const steps = heatSteps(most);
      expect(steps).toEqual(steps.toSorted((a, b) => a - b));
      expect(new Set(steps).size).toBe(steps.length);
      expect(steps.at(-1)).toBe(most);
    }),
  );
});
