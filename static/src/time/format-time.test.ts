import { expect, test } from "@jest/globals";
import { formatAgo } from "./format-ago";
import { formatDuration } from "./format-duration";
import { formatTime } from "./format-time";
import { fromLocalMoment, toLocalMoment } from "./local-moment";

const at = Date.UTC(2026, 10, 24, 8, 15, 3);

test("shows a moment in UTC whatever the browser's zone", () => {
  expect(formatTime(at, "utc", "second", { timeZone: "Asia/Tokyo" })).toBe("24 Nov 2026, 08:15:03");
});

test("shows the time of day alone, to the second", () => {
  expect(formatTime(at, "browser", "clock", { timeZone: "Asia/Tokyo" })).toBe("17:15:03");
});

test("shows a moment in the browser's zone", () => {
  expect(formatTime(at, "browser", "minute", { timeZone: "Asia/Tokyo" })).toBe(
    "24 Nov 2026, 17:15",
  );
  expect(formatTime(at, "browser", "day", { timeZone: "Asia/Tokyo" })).toBe("24 Nov 2026");
});

test.each([
  [500, "less than a second"],
  [1_000, "1 second"],
  [90_000, "1 minute"],
  [7_200_000, "2 hours"],
  [3 * 86_400_000, "3 days"],
])("%i milliseconds are %s", (ms, words) => {
  expect(formatDuration(ms)).toBe(words);
});

test("tells how long ago, and how long until", () => {
  expect(formatAgo(at - 180_000, at)).toBe("3 minutes ago");
  expect(formatAgo(at + 180_000, at)).toBe("in 3 minutes");
  expect(formatAgo(at - 1_000, at)).toBe("just now");
});

test.each(["browser", "utc"] as const)("a moment of a form comes back the same in %s", (zone) => {
  const minute = at - 3_000;
  expect(fromLocalMoment(toLocalMoment(minute, zone), zone)).toBe(minute);
});

test("what is no moment is null", () => {
  expect(fromLocalMoment("yesterday", "utc")).toBeNull();
});
