import { expect, test } from "@jest/globals";
import { silentProducts } from "./silent-products";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 0, 1);

/** An event every so many hours over so many days. */
const every = (hours: number, days: number, product = "jira") =>
  Array.from({ length: Math.floor((days * 24) / hours) + 1 }, (_, index) => ({
    at: START + index * hours * HOUR,
    products: [product],
  }));

test("a product is silent once it has had no event for twice its longest gap", () => {
  const hours = every(12, 20);
  const end = hours.at(-1)?.at ?? 0;
  expect(silentProducts(hours, end + 24 * HOUR)).toEqual([]);
  expect(silentProducts(hours, end + 26 * HOUR)).toEqual([
    { product: "jira", since: end + HOUR, longest: 12 * HOUR },
  ]);
});

test("a gap that was as long before is usual", () => {
  const hours = [
    ...every(1, 10),
    ...every(1, 10).map((one) => ({ ...one, at: one.at + 13 * DAY })),
  ];
  const end = hours.at(-1)?.at ?? 0;
  expect(silentProducts(hours, end + 5 * DAY)).toEqual([]);
  expect(silentProducts(hours, end + 7 * DAY)).toHaveLength(1);
});

test("nothing is said before fourteen days of history, nor of a quiet night", () => {
  expect(silentProducts(every(1, 13), START + 20 * DAY)).toEqual([]);
  const hours = every(1, 20);
  expect(silentProducts(hours, (hours.at(-1)?.at ?? 0) + 6 * HOUR)).toEqual([]);
});

test("each product is measured by its own past", () => {
  const busy = every(1, 20);
  const rare = every(72, 18, "guard");
  const hours = [...busy, ...rare].toSorted((a, b) => a.at - b.at);
  const silent = silentProducts(hours, START + 22 * DAY).map(({ product }) => product);
  expect(silent).toEqual(["jira"]);
});
