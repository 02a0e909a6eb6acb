import { expect, test } from "@jest/globals";
import type { AlertState } from "#contract";
import { createMemoryPlatform, type MemoryPlatform } from "#ports/memory-platform";
import { sampleAlert } from "#ports/sample-alert";
import { sampleKey } from "#ports/sample-event";
import { pruneAlerts } from "./prune-alerts";
import { holdsOf } from "../shapes/holds-of";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 1);
const forGood = { informational: null, low: null, medium: null, high: null, critical: null };

async function alertOf(
  deps: MemoryPlatform,
  number: number,
  daysAgo: number,
  issue: "none" | "waiting" | AlertState["status"] | "untouched",
  level: "low" | "high" = "low",
): Promise<void> {
  const key = sampleKey(number);
  const createdAt = NOW - daysAgo * DAY;
  await deps.alerts.add([sampleAlert(number, { level, createdAt, bucketStart: createdAt })]);
  if (issue === "none") return;
  const delivery = { key: sampleKey(number + 500), alertKey: key, destinationId: "jira-issue" };
  await deps.deliveries.add([
    { ...delivery, kind: "alert", subject: "", dueAt: createdAt, createdAt },
  ]);
  if (issue === "waiting") return;
  const claim = { key: delivery.key, owner: "run", now: NOW };
  await deps.deliveries.claim({ ...claim, until: NOW + 1 });
  await deps.deliveries.settle({
    ...claim,
    state: "delivered",
    dueAt: NOW,
    reference: `SEC-${number}`,
    lastError: "",
    unknown: false,
    at: NOW,
  });
  if (issue === "untouched") return;
  await deps.alertStates.set(key, {
    status: issue,
    issueStatus: "",
    assigneeId: null,
    resolution: "",
    acknowledgedAt: null,
    closedAt: null,
    asOf: 1,
  });
}

async function left(deps: MemoryPlatform): Promise<ReadonlyArray<string>> {
  const alerts = await deps.alerts.list({ after: null, limit: 50 });
  return alerts.map(({ key }) => key);
}

test("removes old alerts of a level that nobody is at, with all that belongs to them", async () => {
  const deps = createMemoryPlatform({ now: NOW });
  const kinds = ["none", "closed", "waiting", "untouched", "open", "acknowledged"] as const;
  for (const [number, kind] of kinds.entries()) await alertOf(deps, number, 60, kind);
  await alertOf(deps, 10, 20, "closed");
  await alertOf(deps, 11, 60, "closed", "high");
  const run = { alertDays: { ...forGood, low: 30 }, holds: holdsOf([]), until: NOW + 60_000 };
  expect(await pruneAlerts(deps, run)).toBe(2);
  expect(new Set(await left(deps))).toEqual(new Set([2, 3, 4, 5, 10, 11].map(sampleKey)));
  expect(await deps.deliveries.ofAlert(sampleKey(1))).toEqual([]);
  expect((await deps.alertStates.ofAlerts([sampleKey(1)])).size).toBe(0);
  expect(await pruneAlerts(deps, run)).toBe(0);
});

test("keeps alerts of a time that is held", async () => {
  const deps = createMemoryPlatform({ now: NOW });
  await alertOf(deps, 1, 60, "closed");
  await alertOf(deps, 2, 50, "closed");
  const holds = holdsOf([{ from: NOW - 61 * DAY, to: NOW - 55 * DAY, actorId: "" }]);
  const run = { alertDays: { ...forGood, low: 30 }, holds, until: NOW + 60_000 };
  expect(await pruneAlerts(deps, run)).toBe(1);
  expect(await left(deps)).toEqual([sampleKey(1)]);
});
