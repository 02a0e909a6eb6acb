import { expect, test } from "@jest/globals";
import type { HttpAnswer } from "#ports";
import { createMemoryJira, type MemoryJira } from "#ports/memory-jira";
import { createMemoryPlatform } from "#ports/memory-platform";
import type { Attempt } from "../attempt";
import { testDestination } from "../destination.suite";
import { exampleNotices } from "../example-notices";
import type { Notice } from "../notice";
import type { Outcome } from "../outcome";
import { jiraIssue } from "./index";

const settings = { projectKey: "AUD", issueTypeId: "10001", labels: ["security"], fields: {} };
const notices = exampleNotices();
const start = Date.UTC(2026, 10, 23, 5, 30);

testDestination({
  name: "jira-issue",
  deliver: async (given, notice, attempt) => {
    const jira = await createJiraWithIssues(7);
    const sent: Array<string> = [];
    const deps = {
      ...createMemoryPlatform(),
      jira: {
        ...jira,
        createIssue: async (issue: unknown) => {
          sent.push(JSON.stringify(issue));
          return given;
        },
        addComment: async (_: string, comment: unknown) => {
          sent.push(JSON.stringify(comment));
          return given;
        },
      },
    };
    return { outcome: await jiraIssue.deliver(deps, settings, notice, attempt), sent };
  },
  success: answer(201, { id: "10008", key: "AUD-8" }),
  statuses: {
    301: "retry",
    400: "rejected",
    401: "retry",
    403: "retry",
    404: "rejected",
    410: "rejected",
    413: "rejected",
  },
  mostCharacters: 34_500,
  secrets: [],
  rejects: ["events", "digest"],
});

test("answers with the key of the issue, which carries the alert and the delivery", async () => {
  const jira = createMemoryJira();
  expect(await deliver(jira, notices.alert)).toEqual({ result: "delivered", reference: "AUD-1" });
  expect(jira.issues[0]?.properties).toEqual([
    {
      key: "audit-stream.alert",
      value: {
        alertKey: notices.alert.alert.key,
        ruleId: notices.alert.alert.ruleId,
        deliveryKey: attempt().deliveryKey,
        level: "high",
        bucketStart: notices.alert.alert.bucketStart,
      },
    },
  ]);
  expect(jira.calls).toEqual(["createIssue"]);
});

test("takes the issue that an attempt made before its answer was lost", async () => {
  const jira = createMemoryJira();
  jira.answerNext("createIssue", { answered: false, reason: "timeout", detail: "" }, true);
  expect(await deliver(jira, notices.alert)).toMatchObject({
    result: "retry",
    unknown: true,
    afterMs: 240_000,
  });
  const second = attempt({ number: 2, unsettledSince: start, now: start + 240_000 });
  expect(await deliver(jira, notices.alert, second)).toEqual({
    result: "delivered",
    reference: "AUD-1",
  });
  expect(jira.issues).toHaveLength(1);
});

test("makes nothing while the index may be behind, and one issue when it no longer can be", async () => {
  const jira = createMemoryJira();
  const died = attempt({ number: 2, unsettledSince: start, now: start + 149_999 });
  expect(await deliver(jira, notices.alert, died)).toMatchObject({
    result: "retry",
    unknown: true,
    afterMs: 240_000,
  });
  expect(jira.issues).toHaveLength(0);
  const later = attempt({ number: 3, unsettledSince: died.now, now: died.now + 240_000 });
  expect(await deliver(jira, notices.alert, later)).toEqual({
    result: "delivered",
    reference: "AUD-1",
  });
});

test("takes the oldest of several issues", async () => {
  const jira = createMemoryJira();
  jira.answerNext(
    "findIssues",
    answer(200, {
      issues: [
        { key: "AUD-9", fields: { created: "2026-11-23T05:20:00.000+0000" } },
        { key: "AUD-4", fields: { created: "2026-11-23T05:16:30.000+0000" } },
        { key: "AUD-5" },
      ],
    }),
  );
  const later = attempt({ number: 2, unsettledSince: start, now: start + 1_000_000 });
  expect(await deliver(jira, notices.alert, later)).toEqual({
    result: "delivered",
    reference: "AUD-4",
  });
});

test.each([
  ["refuses", answer(400, { errorMessages: ["The JQL is wrong"] })],
  ["fails", answer(503, {})],
  ["does not answer", { answered: false, reason: "timeout", detail: "" }],
  ["answers in another shape", answer(200, { total: 1 })],
] as const)("makes nothing while the search %s", async (_, searchAnswer) => {
  const jira = createMemoryJira();
  jira.answerNext("findIssues", searchAnswer);
  const later = attempt({ number: 2, unsettledSince: start, now: start + 1_000_000 });
  expect(await deliver(jira, notices.alert, later)).toMatchObject({
    result: "retry",
    unknown: true,
  });
  expect(jira.issues).toHaveLength(0);
});

test("goes without an assignee, a priority or labels that Jira refuses, and says so in the issue", async () => {
  const jira = createMemoryJira();
  jira.answerNext(
    "createIssue",
    answer(400, { errorMessages: [], errors: { assignee: "has left" } }),
  );
  const outcome = await deliver(jira, notices.alert, attempt(), {
    ...settings,
    assigneeId: "557058:gone",
    priorityId: "2",
  });
  expect(outcome).toEqual({ result: "delivered", reference: "AUD-1" });
  expect(jira.issues[0]?.fields).toMatchObject({ priority: { id: "2" } });
  expect(jira.issues[0]?.fields).not.toHaveProperty("assignee");
  expect(JSON.stringify(jira.issues[0]?.fields["description"])).toContain("assignee: has left");
});

test.each([
  [{ errors: { security: "is not allowed" } }, "Jira answered 400: security (is not allowed)"],
  [
    { errors: { assignee: "has left", customfield_10010: "is required" } },
    "Jira answered 400: assignee (has left); customfield_10010 (is required)",
  ],
  [{ errorMessages: ["No such project"], errors: {} }, "Jira answered 400: No such project"],
])("rejects what Jira refuses for good: %j", async (body, reason) => {
  const jira = createMemoryJira();
  jira.answerNext("createIssue", answer(400, body));
  expect(await deliver(jira, notices.alert)).toEqual({ result: "rejected", reason });
  expect(jira.issues).toHaveLength(0);
});

test("waits longer from attempt to attempt where an administrator has to act", async () => {
  const waits = [];
  for (const number of [1, 2, 3, 20]) {
    const jira = createMemoryJira();
    jira.answerNext("createIssue", answer(403, { errorMessages: ["You do not have permission"] }));
    waits.push(await deliver(jira, notices.alert, attempt({ number })));
  }
  expect(waits.map((outcome) => "afterMs" in outcome && outcome.afterMs)).toEqual([
    300_000, 600_000, 1_200_000, 21_600_000,
  ]);
});

test("tells which of Jira's limits was met", async () => {
  const jira = createMemoryJira();
  jira.answerNext("createIssue", {
    answered: true,
    status: 429,
    headers: { "ratelimit-reason": "jira-burst-based", "retry-after": "3" },
    body: "",
  });
  expect(await deliver(jira, notices.alert)).toEqual({
    result: "retry",
    afterMs: 3_000,
    reason: "Jira answered 429: jira-burst-based",
    unknown: false,
  });
});

test("comments once, although the answer to the first attempt was lost", async () => {
  const jira = await createJiraWithIssues(7);
  jira.answerNext("addComment", { answered: false, reason: "network", detail: "ECONNRESET" }, true);
  expect(await deliver(jira, notices.match)).toMatchObject({ result: "retry", unknown: true });
  const second = attempt({ number: 2, unsettledSince: start, now: start + 60_000 });
  expect(await deliver(jira, notices.match, second)).toMatchObject({ result: "delivered" });
  expect(jira.issues[6]?.comments).toHaveLength(1);
});

test("comments after an attempt that did not arrive", async () => {
  const jira = await createJiraWithIssues(7);
  const second = attempt({ number: 2, unsettledSince: start, now: start + 60_000 });
  expect(await deliver(jira, notices.count, second)).toMatchObject({ result: "delivered" });
  expect(jira.issues[6]?.comments).toHaveLength(1);
});

test("gives up on comments where the issue is gone or never was", async () => {
  const jira = createMemoryJira();
  expect(await deliver(jira, notices.match)).toMatchObject({ result: "rejected" });
  expect(await deliver(jira, { ...notices.match, opened: "" })).toEqual({
    result: "rejected",
    reason: "The alert has no issue to comment on",
  });
});

test("rejects with the reason where the stored settings are incomplete", async () => {
  const outcome = await deliver(createMemoryJira(), notices.alert, attempt(), {
    projectKey: "AUD",
  });
  expect(outcome).toMatchObject({
    result: "rejected",
    reason: expect.stringContaining("issueTypeId"),
  });
});

const attempt = (changes: Partial<Attempt> = {}): Attempt => ({
  deliveryKey: "fedcba9876543210fedcba9876543210",
  destinationId: "jira-issue",
  number: 1,
  unsettledSince: null,
  now: start,
  ...changes,
});

const deliver = (
  jira: MemoryJira,
  notice: Notice,
  which = attempt(),
  how: unknown = settings,
): Promise<Outcome> => jiraIssue.deliver({ ...createMemoryPlatform(), jira }, how, notice, which);

async function createJiraWithIssues(count: number): Promise<MemoryJira> {
  const jira = createMemoryJira();
  for (let number = 0; number < count; number += 1) {
    await jira.createIssue({ fields: {}, properties: [] });
  }
  return jira;
}

function answer(status: number, body: unknown): HttpAnswer {
  return { answered: true, status, headers: {}, body: JSON.stringify(body) };
}
