import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { createRandom } from "./random";

test("the same parts give the same numbers, other parts others", () => {
  const take = (...parts: ReadonlyArray<string | number>): ReadonlyArray<number> => {
    const random = createRandom(...parts);
    return Array.from({ length: 20 }, random.word);
  };
  expect(take("a", 1)).toEqual(take("a", 1));
  expect(take("a", 1)).not.toEqual(take("a", 2));
  expect(take("ab", "c")).not.toEqual(take("a", "bc"));
});

test("numbers stay in their range and are spread over it", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 1000 }), (seed, limit) => {
      const random = createRandom(seed);
      const drawn = Array.from({ length: 50 }, () => random.below(limit));
      expect(drawn.every((value) => Number.isInteger(value) && value >= 0 && value < limit)).toBe(
        true,
      );
    }),
  );
  const random = createRandom("spread");
  const hits = Array.from({ length: 10_000 }, () => random.next()).filter(
    (value) => value < 0.25,
  ).length;
  expect(Math.abs(hits - 2500)).toBeLessThan(200);
});

test("picking from nothing is a bug", () => {
  expect(() => createRandom("x").pick([])).toThrow("empty list");
});
