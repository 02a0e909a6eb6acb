import { expect, test } from "@jest/globals";
import { fit } from "./fit";

const text = "x".repeat(1_000);

test("cuts nothing where all fits", () => {
  expect(fit(1_002, (share) => text.slice(0, 1_000 * share))).toHaveLength(1_000);
});

test("cuts as little as it takes", () => {
  const shares: Array<number> = [];
  const made = fit(600, (share) => {
    shares.push(share);
    return text.slice(0, 1_000 * share);
  });
  expect(made).toHaveLength(489);
  expect(shares).toHaveLength(3);
});

test("gives the shortest there is where nothing fits", () => {
  expect(fit(10, (share) => text.slice(0, 1_000 * share)).length).toBeLessThan(100);
});
