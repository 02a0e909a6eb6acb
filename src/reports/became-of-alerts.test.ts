import { expect, test } from "@jest/globals";
import type { AlertState } from "#contract";
import { becameOfAlerts } from "./became-of-alerts";

const state = (status: AlertState["status"], acknowledgedAt: number | null): AlertState => ({
  status,
  issueStatus: "",
  assigneeId: null,
  resolution: "",
  acknowledgedAt,
  closedAt: null,
  asOf: 1,
});

test("counts alerts by status, those without an issue as open", () => {
  const alerts = ["a", "b", "c", "d"].map((key) => ({ key, createdAt: 1_000 }));
  const states = new Map([
    ["a", state("closed", 5_000)],
    ["b", state("acknowledged", 2_000)],
    ["c", state("open", null)],
  ]);
  expect(becameOfAlerts(alerts, states)).toEqual({
    looked: 4,
    open: 2,
    acknowledged: 1,
    closed: 1,
    timeToAcknowledge: { of: 2, medianMs: 1_000, ninetiethMs: 4_000 },
  });
});

test("takes median and 90th percentile by nearest rank, whatever the order", () => {
  const minutes = [7, 3, 10, 1, 9, 2, 8, 4, 6, 5];
  const alerts = minutes.map((minute) => ({ key: String(minute), createdAt: 0 }));
  const states = new Map(minutes.map((minute) => [String(minute), state("closed", minute)]));
  expect(becameOfAlerts(alerts, states).timeToAcknowledge).toEqual({
    of: 10,
    medianMs: 5,
    ninetiethMs: 9,
  });
});

test("a reopened alert is open and was acknowledged; a clock that lags makes no negative time", () => {
  const became = becameOfAlerts(
    [{ key: "a", createdAt: 500 }],
    new Map([["a", state("open", 400)]]),
  );
  expect(became).toMatchObject({ open: 1, timeToAcknowledge: { of: 1, medianMs: 0 } });
});

test("measures nothing where nobody acknowledged", () => {
  expect(becameOfAlerts([{ key: "a", createdAt: 1 }], new Map()).timeToAcknowledge).toBeNull();
});
