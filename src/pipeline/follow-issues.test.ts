import { expect, test } from "@jest/globals";
import { createMemoryPlatform, type MemoryPlatform } from "#ports/memory-platform";
import { sampleAlert } from "#ports/sample-alert";
import { followIssue, followIssues, forgetIssue } from "./follow-issues";

const alertKey = (number: number): string => number.toString(16).padStart(32, "0");

/** So many alerts, each delivered as an issue: AUD-1 and on. */
async function withIssues(count: number): Promise<MemoryPlatform> {
  const deps = createMemoryPlatform();
  for (let number = 1; number <= count; number += 1) {
    const value = { alertKey: alertKey(number) };
    await deps.jira.createIssue({ fields: {}, properties: [{ key: "audit-stream.alert", value }] });
    await deps.alerts.add([sampleAlert(number, { key: alertKey(number) })]);
    const key = alertKey(1_000 + number);
    const now = deps.clock.now();
    const delivery = { key, alertKey: alertKey(number), destinationId: "jira-issue", subject: "" };
    await deps.deliveries.add([{ ...delivery, kind: "alert", dueAt: now, createdAt: now }]);
    await deps.deliveries.claim({ key, owner: "run", now, until: now + 1 });
    await deps.deliveries.settle({
      key,
      owner: "run",
      state: "delivered",
      dueAt: now,
      reference: `AUD-${number}`,
      lastError: "",
      unknown: false,
      at: now,
    });
  }
  return deps;
}

const fields = (category: string, name: string, updated: string, moved = updated) => ({
  status: { name, statusCategory: { key: category } },
  assignee: { accountId: "chiara" },
  resolution: category === "done" ? { name: "Won't do" } : null,
  updated,
  statuscategorychangedate: moved,
});

const stateOf = async (deps: MemoryPlatform, number: number) =>
  (await deps.alertStates.ofAlerts([alertKey(number)])).get(alertKey(number));

test("an alert takes status, assignee and resolution from its issue", async () => {
  const deps = await withIssues(1);
  deps.jira.setFields(
    "AUD-1",
    fields("indeterminate", "In review", "2026-01-05T10:00:00.000+0000"),
  );
  await followIssue(deps, "AUD-1");
  expect(await stateOf(deps, 1)).toMatchObject({
    status: "acknowledged",
    issueStatus: "In review",
    assigneeId: "chiara",
    acknowledgedAt: Date.UTC(2026, 0, 5, 10),
    closedAt: null,
  });
  deps.jira.setFields(
    "AUD-1",
    fields("done", "Done", "2026-01-05T12:00:00.000+0000", "2026-01-05T11:00:00.000+0000"),
  );
  await followIssue(deps, "AUD-1");
  expect(await stateOf(deps, 1)).toMatchObject({
    status: "closed",
    resolution: "Won't do",
    acknowledgedAt: Date.UTC(2026, 0, 5, 10),
    closedAt: Date.UTC(2026, 0, 5, 11),
  });
});

test("an alert that is closed with its issue, or deleted with it, resolves its incident", async () => {
  for (const end of ["closed", "deleted"] as const) {
    const deps = await withIssues(1);
    const body = { kind: "pagerduty", name: "Duty", enabled: true, settings: {}, routing: {} };
    const by = { by: "ada", at: 1, expectedVersion: 0 };
    await deps.documents.save({ kind: "destination", id: "duty", body, ...by });
    const now = deps.clock.now();
    const heard = { key: alertKey(2_000), alertKey: alertKey(1), destinationId: "duty" } as const;
    await deps.deliveries.add([
      { ...heard, kind: "alert", subject: "", dueAt: now, createdAt: now },
    ]);
    deps.jira.setFields("AUD-1", fields("done", "Done", "2026-01-05T12:00:00.000+0000"));
    await (end === "closed" ? followIssue(deps, "AUD-1") : forgetIssue(deps, "AUD-1"));
    const closings = (await deps.deliveries.ofAlert(alertKey(1))).filter(
      ({ kind }) => kind === "closed",
    );
    expect(closings.map(({ destinationId }) => destinationId)).toEqual(["duty"]);
  }
});

test("an event about any other issue of the site asks Jira nothing", async () => {
  const deps = await withIssues(1);
  const before = deps.jira.calls.length;
  await followIssue(deps, "WEB-7");
  await forgetIssue(deps, "WEB-7");
  expect(deps.jira.calls.length).toBe(before);
});

test("an answer that comes late does not take an alert back to an older state", async () => {
  const deps = await withIssues(1);
  deps.jira.setFields("AUD-1", fields("done", "Done", "2026-01-05T12:00:00.000+0000"));
  await followIssue(deps, "AUD-1");
  deps.jira.setFields("AUD-1", fields("new", "To Do", "2026-01-05T10:00:00.000+0000"));
  await followIssue(deps, "AUD-1");
  expect(await stateOf(deps, 1)).toMatchObject({ status: "closed" });
});

test("what no event told of is found by the hourly look, page by page, past those that are closed", async () => {
  const deps = await withIssues(230);
  deps.jira.setFields("AUD-7", fields("done", "Done", "2026-01-05T12:00:00.000+0000"));
  deps.jira.setFields("AUD-229", fields("indeterminate", "Doing", "2026-01-05T12:00:00.000+0000"));
  await followIssues(deps, { until: deps.clock.now() + 60_000 });
  expect(await stateOf(deps, 7)).toMatchObject({ status: "closed" });
  expect(await stateOf(deps, 229)).toMatchObject({ status: "acknowledged" });
  expect(await stateOf(deps, 230)).toMatchObject({ status: "open" });
  expect(deps.jira.calls.filter((call) => call === "issueStates")).toHaveLength(3);
});

test("where Jira does not answer, or says something else, nothing is changed and the log tells", async () => {
  const deps = await withIssues(1);
  const answers = [
    { answered: false, reason: "timeout", detail: "" },
    { answered: true, status: 429, headers: {}, body: "" },
    { answered: true, status: 200, headers: {}, body: '{"issues":[{}]}' },
  ] as const;
  for (const answer of answers) {
    deps.jira.answerNext("issueStates", answer);
    await followIssues(deps, { until: deps.clock.now() + 60_000 });
  }
  expect(await stateOf(deps, 1)).toBeUndefined();
  expect(deps.log.lines.map(({ name }) => name)).toEqual(answers.map(() => "follow.refused"));
});

test("the alert of a deleted issue is closed and says why", async () => {
  const deps = await withIssues(1);
  await forgetIssue(deps, "AUD-1");
  expect(await stateOf(deps, 1)).toMatchObject({
    status: "closed",
    resolution: "The issue was deleted",
  });
});
