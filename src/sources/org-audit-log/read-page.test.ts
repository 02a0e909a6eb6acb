import { expect, test } from "@jest/globals";
import type { HttpAnswer } from "#ports";
import { readPage } from "./read-page";

const NOW = Date.UTC(2026, 10, 23, 5, 15);

const answer = (
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): HttpAnswer => ({
  answered: true,
  status,
  headers,
  body: typeof body === "string" ? body : JSON.stringify(body),
});

const reasonOf = (given: HttpAnswer): string => {
  const read = readPage(given, NOW);
  return read.ok ? "ok" : read.failure.reason;
};

test.each([
  [
    "the bare cursor",
    { data: [], meta: { next: "c1" }, links: { next: "https://x/?cursor=c2" } },
    "c1",
  ],
  [
    "the cursor inside the link",
    { data: [], meta: {}, links: { next: "https://evil.example/?cursor=c2" } },
    "c2",
  ],
  ["none where links are empty", { data: [], meta: { next: null }, links: {} }, null],
  ["none where the cursor is empty", { data: [], meta: { next: "" } }, null],
  ["none where meta is missing", { data: [] }, null],
  [
    "none where the link is no address",
    { data: [], meta: null, links: { next: "http://[" } },
    null,
  ],
  ["none where the cursor is no text", { data: [], meta: { next: 7 }, links: { next: 7 } }, null],
])("takes %s", (_, body, next) => {
  expect(readPage(answer(200, body), NOW)).toEqual({ ok: true, value: { events: [], next } });
});

test("leaves unknown keys of a page alone and gives the events as they came", () => {
  const events = [{ id: "1", relations: null }, "rubbish", null];
  const body = {
    data: events,
    meta: { next: null, start_index: 1, total: 3 },
    links: {},
    extra: {},
  };
  expect(readPage(answer(200, body), NOW)).toEqual({ ok: true, value: { events, next: null } });
});

test.each([
  ["an expired or revoked key", 401, "", "key-rejected"],
  [
    "an owner who is no admin any more",
    403,
    { errors: [{ code: "ADMIN-403-3", title: "not allowed to manage the org" }] },
    "not-admin",
  ],
  [
    "the flat form of a refusal",
    403,
    { timestamp: 1, path: "/", status: "403", error: "Forbidden", message: "nope", requestId: "r" },
    "not-admin",
  ],
  [
    "a key without scope",
    403,
    { errors: [{ title: "Forbidden", detail: "scope read:events:admin is missing" }] },
    "missing-scope",
  ],
  ["no Guard", 403, { message: "Requires an Atlassian Guard subscription" }, "no-guard"],
  ["the wrong organization", 404, { errors: [{ code: "ADMIN-404-2" }] }, "organization-not-found"],
  [
    "an expired cursor",
    400,
    { errors: [{ code: "ADMIN-400-1", title: "Invalid page cursor" }] },
    "cursor-expired",
  ],
  ["an expired cursor by status", 410, "", "cursor-expired"],
  [
    "another bad request",
    400,
    { errors: [{ code: "ADMIN-400-3", title: "Invalid time date" }] },
    "request-refused",
  ],
  ["too many requests", 429, "<html>slow down</html>", "rate-limited"],
  ["a server that is down", 503, "<html>", "unavailable"],
  ["a page that breaks off", 200, '{"data":[{"id":', "unreadable"],
  ["a page of HTML", 200, "<!doctype html>", "unreadable"],
  ["a page without data", 200, { items: [] }, "unreadable"],
  ["errors that are no list", 403, { errors: "no", error: 7, message: null }, "not-admin"],
])("tells %s", (_, status, body, reason) => {
  expect(reasonOf(answer(status, body))).toBe(reason);
});

test.each([
  ["timeout", "slow"],
  ["network", "unavailable"],
  ["egress-denied", "egress-denied"],
] as const)("tells an answer that never came: %s", (reason, told) => {
  expect(reasonOf({ answered: false, reason, detail: "x" })).toBe(told);
});

test("reads how long to wait from a reset time without seconds", () => {
  const read = readPage(
    answer(429, "", { "x-ratelimit-reset": "2026-11-23T05:16Z", "x-ratelimit-remaining": "7" }),
    NOW,
  );
  expect(read).toMatchObject({ failure: { retryAfterMs: 60_000 } });
});

test("never keeps more than 300 characters of what the other side said", () => {
  const read = readPage(answer(500, { message: "x".repeat(5_000) }), NOW);
  expect(read.ok ? 0 : read.failure.detail.length).toBe(300);
});
