import { expect, test } from "@jest/globals";
import { newStreamState, type StreamState } from "#sources/org-audit-log/stream-state";
import { sourceState } from "./source-state";

const NOW = Date.UTC(2026, 0, 5, 9);
const MINUTE = 60_000;

const connection = {
  orgId: "org-1",
  keyLastFour: "cret",
  keyExpiresAt: null,
  connectedAt: NOW - 60 * MINUTE,
  connectedBy: "ada",
  backfillDays: 0,
  deliverHistorical: false,
  appAccountId: null,
};

const stateAt = (live: Partial<StreamState> | null, isFull = false) =>
  sourceState(
    {
      connection,
      live: live === null ? null : { ...newStreamState("org-1", NOW), ...live },
      past: null,
    },
    { now: NOW, newest: NOW - MINUTE, lags: [], isFull },
  );

test("the next poll of a quiet log is told for when its pause ends", () => {
  const lastPollAt = NOW - 2 * MINUTE;
  expect(stateAt({ lastPollAt }).nextPollAt).toBe(NOW - MINUTE);
  expect(stateAt({ lastPollAt, emptyPolls: 3 })).toMatchObject({
    state: "collecting",
    nextPollAt: NOW + 2 * MINUTE,
    overdueSince: null,
  });
});

test.each([
  ["a poll", { lastPollAt: NOW - 10 * MINUTE }, NOW - 9 * MINUTE],
  ["a poll of a quiet log", { lastPollAt: NOW - 11 * MINUTE, emptyPolls: 3 }, NOW - 7 * MINUTE],
  ["the very first poll", null, NOW - 60 * MINUTE],
])("%s that was not made is told with since when and what to do", (_, live, since) => {
  const told = stateAt(live);
  expect(told).toMatchObject({ state: "overdue", overdueSince: since });
  expect(told.message).toMatch(/Nothing is lost.*Poll now/s);
});

test("while storage is full, that is the reason which is told", () => {
  const told = stateAt({ lastPollAt: NOW - 30 * MINUTE }, true);
  expect(told.state).toBe("overdue");
  expect(told.message).toMatch(/storage is full.*Retention/s);
});

test("a failure stays what is told, also where its next try is overdue", () => {
  const failure = { reason: "key-rejected", status: 401, detail: "", since: NOW };
  const notBefore = NOW - 8 * MINUTE;
  expect(stateAt({ lastPollAt: NOW - 90 * MINUTE, notBefore, failure })).toMatchObject({
    state: "key-rejected",
    overdueSince: notBefore,
  });
});
