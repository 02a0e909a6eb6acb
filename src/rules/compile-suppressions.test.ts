import { expect, test } from "@jest/globals";
import { Suppression } from "#contract";
import { sampleEvent } from "#ports/sample-event";
import { compileSuppressions } from "./compile-suppressions";

const NOW = Date.UTC(2026, 0, 5);
const lists = new Map([["testers", ["Ada@Example.com"]]]);
const base = { reason: "a test", expiresAt: NOW + 9_000, createdAt: NOW, createdBy: "admin" };
const event = sampleEvent(1, { occurredAt: NOW });
const body = { attributes: { actor: { app: { id: "app-1" } } } };

const hours = (from: string, to: string, zone: string, days = [0, 1, 2, 3, 4, 5, 6]) => ({
  days,
  from,
  to,
  zone,
});

// The event happens on a Monday, at midnight UTC.
test.each([
  ["its rule", { rules: ["r1"] }, true],
  ["another rule", { rules: ["r2"] }, false],
  ["an account id", { rules: "all", actors: [event.actor.id] }, true],
  ["an e-mail address in another case", { rules: "all", actors: ["ADA@example.com"] }, true],
  ["somebody else", { rules: "all", actors: ["grace@example.com"] }, false],
  ["a named list", { rules: "all", actorList: "testers" }, true],
  ["a list that is gone", { rules: "all", actorList: "gone" }, false],
  ["a range of addresses", { rules: "all", ipRanges: ["192.0.2.0/24"] }, true],
  ["another range", { rules: "all", ipRanges: ["198.51.100.0/24"] }, false],
  ["a range that is none", { rules: "all", ipRanges: ["everywhere"] }, false],
  ["a product", { rules: "all", products: ["Organization"] }, true],
  ["an app", { rules: "all", apps: ["app-1"] }, true],
  ["the moment it begins", { rules: "all", from: NOW, to: NOW + 1 }, true],
  ["the moment it ends", { rules: "all", from: NOW - 9, to: NOW }, false],
  ["an event before it expires", { rules: ["r1"], expiresAt: NOW + 1 }, true],
  ["an event after it expired", { rules: ["r1"], expiresAt: NOW }, false],
  ["the first minute of its hours", { rules: ["r1"], hours: hours("00:00", "06:00", "UTC") }, true],
  [
    "the minute at which its hours end",
    { rules: ["r1"], hours: hours("18:00", "00:00", "UTC") },
    false,
  ],
  [
    "hours that began the evening before",
    { rules: ["r1"], hours: hours("22:00", "06:00", "UTC", [6]) },
    true,
  ],
  [
    "hours that begin that evening",
    { rules: ["r1"], hours: hours("22:00", "06:00", "UTC", [0]) },
    false,
  ],
  ["another day of the week", { rules: ["r1"], hours: hours("00:00", "06:00", "UTC", [1]) }, false],
  [
    "the clocks of another place",
    { rules: ["r1"], hours: hours("05:30", "05:31", "Asia/Kolkata") },
    true,
  ],
  ["one of two conditions", { rules: ["r1"], products: ["jira"], apps: ["app-1"] }, false],
])("%s", (_name, fields, silenced) => {
  const suppression = { ...Suppression.parse({ ...base, ...fields }), id: "s1" };
  const found = compileSuppressions([suppression], lists)("r1", event, body);
  expect(found).toEqual(silenced ? { id: "s1", named: fields.rules !== "all" } : null);
});

test("all rules without any condition would be silence for good, and are refused", () => {
  expect(Suppression.safeParse({ ...base, rules: "all" }).success).toBe(false);
});
