import { expect, test } from "@jest/globals";
import type { Suppression } from "#contract";
import { draftOf, emptyDraft, suppressionOf } from "./suppression-draft";

const NOW = Date.UTC(2026, 0, 5, 8, 15);
const DAY = 86_400_000;
const full: Suppression = {
  reason: "The nightly backup",
  rules: ["rule-1", "rule-2"],
  actors: ["712020:backup", "ops@example.com"],
  actorList: "break-glass",
  ipRanges: ["192.0.2.0/24", "2001:db8::1"],
  products: ["jira"],
  apps: ["app-1"],
  from: NOW,
  to: NOW + DAY,
  hours: { days: [0, 4], from: "22:00", to: "06:00", zone: "Europe/Berlin" },
  expiresAt: NOW + 9 * DAY,
  createdAt: NOW - DAY,
  createdBy: "ann",
};

test("a suppression goes through the form and stays what it was", () => {
  const { createdAt: _at, createdBy: _by, ...saved } = full;
  expect(suppressionOf(draftOf(full, "utc"), "utc", NOW)).toEqual(saved);
  const all = { ...full, rules: "all" as const };
  expect(suppressionOf(draftOf(all, "browser"), "browser", NOW)).toEqual({
    ...saved,
    rules: "all",
  });
});

test("what is left empty is no condition, and days count from the moment of saving", () => {
  const draft = { ...emptyDraft, reason: "Tests", rules: ["rule-1"], ipRanges: " \n192.0.2.7 ,\n" };
  expect(suppressionOf(draft, "utc", NOW)).toEqual({
    reason: "Tests",
    rules: ["rule-1"],
    ipRanges: ["192.0.2.7"],
    expiresAt: NOW + 30 * DAY,
  });
});

test("an end that is left empty is in the past, which the app refuses", () => {
  expect(suppressionOf({ ...emptyDraft, end: { at: "" } }, "utc", NOW).expiresAt).toBe(0);
});
