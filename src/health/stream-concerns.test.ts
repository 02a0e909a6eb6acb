import { expect, test } from "@jest/globals";
import type { Health } from "#contract";
import { streamConcerns } from "./stream-concerns";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.UTC(2026, 5, 15, 12);

type Stream = Health["streams"][number];

const find = (
  progress: Partial<Stream["progress"]>,
  state: Partial<Omit<Stream, "progress">> = {},
) =>
  streamConcerns(
    [
      {
        id: "siem",
        name: "SIEM",
        isPaused: false,
        pausedBecause: "",
        ...state,
        progress: {
          enabled: true,
          since: NOW - 48 * HOUR,
          sent: 10_000,
          refused: 0,
          skipped: 0,
          behind: 1_200,
          behindSince: NOW - 2 * HOUR,
          caughtUp: true,
          newestSentAt: NOW - 3 * HOUR,
          sentAt: NOW - MINUTE,
          waiting: null,
          refusals: [],
          ...progress,
        },
      },
    ],
    NOW,
  );

test("a stream that is an hour behind is a concern of the day, and says why", () => {
  const waiting = { reason: "The webhook's server answered 503", until: NOW };
  expect(find({ waiting })).toEqual([
    {
      ruleId: "audit-stream.stream-behind",
      subject: "siem",
      level: "high",
      title: "SIEM is 1,200 events behind",
      message: expect.stringContaining("answered 503"),
      since: NOW - 2 * HOUR,
      bucketStart: Date.UTC(2026, 5, 15),
    },
  ]);
});

test.each([
  ["has everything", { behind: 0, behindSince: null }, {}],
  ["is not an hour behind", { behindSince: NOW - 59 * MINUTE }, {}],
  ["began less than an hour ago with a log of days", { since: NOW - 59 * MINUTE }, {}],
  ["still catches up with what was there", { caughtUp: false, sentAt: NOW - 14 * MINUTE }, {}],
  ["was paused by somebody", {}, { isPaused: true }],
])("one that %s is none", (_, progress, state) => {
  expect(find(progress, state)).toEqual([]);
});

test.each([
  ["catches up no more", { caughtUp: false, sentAt: NOW - 15 * MINUTE }, {}],
  ["was paused by an answer", {}, { isPaused: true, pausedBecause: "Splunk answered 410" }],
])("one that %s is one", (_, progress, state) => {
  expect(find(progress, state)).toHaveLength(1);
});
