import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { retryAfter } from "./retry-after";

const now = Date.parse("2026-11-23T05:15:30Z");

test.each([
  ["Retry-After in seconds", { "retry-after": "120" }, 120_000],
  ["Retry-After with a fraction", { "retry-after": "1.5" }, 1_500],
  ["Retry-After as an HTTP date", { "retry-after": "Mon, 23 Nov 2026 05:16:30 GMT" }, 60_000],
  ["X-Retry-After in seconds", { "x-retry-after": "50" }, 50_000],
  ["a reset as ISO time", { "x-ratelimit-reset": "2026-11-23T05:16:00Z" }, 30_000],
  ["a reset as ISO time without seconds", { "x-ratelimit-reset": "2026-11-23T05:16Z" }, 30_000],
  ["a reset with a numeric zone", { "x-ratelimit-reset": "2026-11-23T05:16+0000" }, 30_000],
  ["a reset in epoch seconds", { "x-ratelimit-reset": String(now / 1_000 + 45) }, 45_000],
  ["a reset in epoch milliseconds", { "x-ratelimit-reset": String(now + 45_000) }, 45_000],
  ["a reset in seconds to go", { "x-ratelimit-reset": "20" }, 20_000],
  ["the draft's RateLimit-Reset", { "ratelimit-reset": "7" }, 7_000],
  ["spaces around the value", { "retry-after": " 5 " }, 5_000],
])("reads %s", (_, headers, wait) => {
  expect(retryAfter(headers, now)).toBe(wait);
});

test.each([
  ["no header", {}],
  ["an empty header", { "retry-after": "" }],
  ["a word", { "retry-after": "soon" }],
  ["a word that Date.parse would take", { "retry-after": "in 5" }],
  ["a negative number", { "retry-after": "-5" }],
  ["an impossible date", { "retry-after": "Mon, 99 Foo 2026 05:16:30 GMT" }],
  ["a number that is neither seconds nor an epoch", { "x-ratelimit-reset": "123456789" }],
])("finds nothing in %s", (_, headers) => {
  expect(retryAfter(headers, now)).toBeNull();
});

test("goes on to the next header where the first is garbage", () => {
  expect(retryAfter({ "retry-after": "soon", "x-ratelimit-reset": "30" }, now)).toBe(30_000);
});

test("prefers what is meant for waiting", () => {
  expect(retryAfter({ "x-ratelimit-reset": "30", "retry-after": "10" }, now)).toBe(10_000);
});

test("waits a second where the moment has passed or is now", () => {
  expect(retryAfter({ "retry-after": "0" }, now)).toBe(1_000);
  expect(retryAfter({ "x-ratelimit-reset": "2020-01-01T00:00Z" }, now)).toBe(1_000);
});

test("waits six hours at most", () => {
  expect(retryAfter({ "retry-after": "Mon, 23 Nov 2099 05:16:30 GMT" }, now)).toBe(21_600_000);
});

test("answers null or a sane wait, whatever the header says", () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      const wait = retryAfter({ "retry-after": value }, now);
      expect(wait === null || (wait >= 1_000 && wait <= 21_600_000)).toBe(true);
    }),
  );
});
