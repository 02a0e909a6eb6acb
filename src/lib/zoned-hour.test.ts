import { expect, test } from "@jest/globals";
import { zonedHour } from "./zoned-hour";

test.each([
  ["UTC", "2026-01-05T00:00:00Z", { date: "2026-01-05", weekday: 0, hour: 0, minute: 0 }],
  ["Europe/Berlin", "2026-03-29T01:07:59Z", { date: "2026-03-29", weekday: 6, hour: 3, minute: 7 }],
  [
    "America/New_York",
    "2026-01-05T03:00:00Z",
    { date: "2026-01-04", weekday: 6, hour: 22, minute: 0 },
  ],
  ["Asia/Kolkata", "2026-01-05T19:00:00Z", { date: "2026-01-06", weekday: 1, hour: 0, minute: 30 }],
])("in %s %s has its own date and time", (zone, at, expected) => {
  expect(zonedHour(zone)(Date.parse(at))).toEqual(expected);
});

test("an unknown zone is an error", () => {
  expect(() => zonedHour("Mars/Olympus")).toThrow(RangeError);
});
