import { expect, test } from "@jest/globals";
import { newStreamState } from "#sources/org-audit-log/stream-state";
import { findConcerns } from "./find-concerns";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 5, 15, 12);

const connection = {
  orgId: "org-1",
  keyLastFour: "a1b2",
  keyExpiresAt: NOW + 200 * DAY,
  connectedAt: NOW - 100 * DAY,
  connectedBy: "ada",
  backfillDays: 0,
  deliverHistorical: false,
  appAccountId: null,
};
const polled = (ago: number) => ({ ...newStreamState("org-1", 0), lastPollAt: NOW - ago });
const find = (
  fields: object,
  live = polled(MINUTE),
  hours: Parameters<typeof findConcerns>[1]["hours"] = [],
) =>
  findConcerns(
    { connection: { ...connection, ...fields }, live, past: null },
    { now: NOW, hours, runningSince: 0, streams: [] },
  );

test("nothing is wrong while polls succeed and the key lasts", () => {
  expect(find({}, polled(14 * MINUTE))).toEqual([]);
  expect(
    findConcerns(
      { connection: null, live: null, past: null },
      { now: NOW, hours: [], runningSince: 0, streams: [] },
    ),
  ).toEqual([]);
});

test("collecting has stopped after fifteen minutes without a poll, at once where the key is rejected", () => {
  const [stopped] = find({}, polled(15 * MINUTE));
  expect(stopped).toMatchObject({
    ruleId: "audit-stream.collecting-stopped",
    since: NOW - 15 * MINUTE,
    bucketStart: Date.UTC(2026, 5, 15),
  });
  const failure = { reason: "key-rejected", status: 401, detail: "", since: NOW };
  const [rejected] = find({}, { ...polled(MINUTE), failure });
  expect(rejected?.title).toContain("key is rejected");
});

test("the time in which the platform did not run the app is no failure of polling", () => {
  const runs = { connection, live: polled(DAY), past: null };
  const at = { now: NOW, hours: [], streams: [] };
  expect(findConcerns(runs, { ...at, runningSince: NOW - 10 * MINUTE })).toEqual([]);
  expect(findConcerns(runs, { ...at, runningSince: NOW - 20 * MINUTE })).toHaveLength(1);
});

test("an organization that was connected a minute ago has not stopped", () => {
  const runs = { connection: { ...connection, connectedAt: NOW - MINUTE }, live: null, past: null };
  expect(findConcerns(runs, { now: NOW, hours: [], runningSince: 0, streams: [] })).toEqual([]);
});

test.each([
  [29.5, "low", 30],
  [13.5, "medium", 14],
  [6.5, "high", 7],
  [0.5, "high", 1],
  [-3, "high", 0],
])(
  "a key with %d days left is one concern of level %s until it gets more urgent",
  (days, level, from) => {
    const keyExpiresAt = NOW + days * DAY;
    expect(find({ keyExpiresAt })).toMatchObject([
      { ruleId: "audit-stream.key-expiring", level, bucketStart: keyExpiresAt - from * DAY },
    ]);
  },
);

test("products are not called silent while nothing is collected", () => {
  const hours = Array.from({ length: 20 * 24 }, (_, hour) => ({
    at: NOW - 25 * DAY + hour * HOUR,
    products: ["jira"],
  }));
  expect(find({}, polled(MINUTE), hours).map(({ ruleId }) => ruleId)).toEqual([
    "audit-stream.product-silent",
  ]);
  expect(find({}, polled(HOUR), hours).map(({ ruleId }) => ruleId)).toEqual([
    "audit-stream.collecting-stopped",
  ]);
});
