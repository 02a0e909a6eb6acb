import { expect, test } from "@jest/globals";
import { dateTicks } from "./date-ticks";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse("2026-11-18T00:00Z");
const steps = (count: number, length: number, from = START) =>
  Array.from({ length: count }, (_, index) => from + index * length);
const labels = (...given: Parameters<typeof dateTicks>) =>
  dateTicks(...given).map(({ label }) => label);

test("the days of a week say their weekdays", () => {
  expect(labels(steps(7, DAY), 12, "UTC").slice(0, 2)).toEqual(["Wed 18 Nov", "Thu 19 Nov"]);
});

test("where not all days have room, Mondays have their label", () => {
  expect(labels(steps(30, DAY), 10, "UTC")).toEqual(["23 Nov", "30 Nov", "7 Dec", "14 Dec"]);
});

test("more than a year says which", () => {
  expect(labels(steps(400, DAY), 4, "UTC").at(0)).toBe("23 Nov 26");
});

test("hours are round by clocks of the zone, and midnight is a date", () => {
  const hours = steps(24, HOUR, START + 9 * HOUR);
  expect(labels(hours, 8, "UTC")).toEqual([
    "09:00",
    "12:00",
    "15:00",
    "18:00",
    "21:00",
    "19 Nov",
    "03:00",
    "06:00",
  ]);
  expect(labels(hours, 4, "Europe/Berlin")).toEqual(["12:00", "18:00", "19 Nov", "06:00"]);
});

test.each([1, 2, 3, 7, 24, 90, 180, 2_000])("%i days never get more labels than fit", (count) => {
  for (const most of [1, 3, 8, 20]) {
    expect(dateTicks(steps(count, DAY), most, "UTC").length).toBeLessThanOrEqual(most + 1);
  }
});

test("nothing to label gets no label", () => {
  expect(dateTicks([], 5, "UTC")).toEqual([]);
});
