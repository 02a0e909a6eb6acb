import schema from "@atlaskit/adf-schema/json-schema/v1/full.json";
import { expect, test } from "@jest/globals";
import Ajv from "ajv";
import * as fc from "fast-check";
import type { JiraIssueSettings } from "#contract";
import { exampleNotices } from "../example-notices";
import { hostileTexts } from "../hostile-texts";
import golden from "./golden.json";
import { commentOf, issueOf } from "./payload";

const settings: JiraIssueSettings = {
  projectKey: "AUD",
  issueTypeId: "10001",
  priorityId: "2",
  labels: ["security"],
  assigneeId: "557058:alex",
  securityLevelId: "10100",
  fields: { customfield_10010: { id: "1" } },
};
const attempt = {
  deliveryKey: "fedcba9876543210fedcba9876543210",
  destinationId: "jira-issue",
  number: 1,
  unsettledSince: null,
  now: Date.UTC(2026, 10, 23, 5, 30),
};

const { $schema: _, ...documentSchema } = schema;
const isDocument = new Ajv({ strict: false }).compile(documentSchema);

test("makes these bodies", () => {
  const notices = exampleNotices();
  expect({
    alert: issueOf(settings, notices.alert, attempt),
    match: commentOf(notices.match, attempt),
    count: commentOf(notices.count, attempt),
  }).toEqual(golden);
});

test.each([...Object.entries(hostileTexts), ["nothing", ""]])(
  "makes a valid document within Jira's limits of %s",
  (_name, text) => {
    for (const count of [1, 20, 5_000]) {
      const notices = exampleNotices(text, count);
      const { fields } = issueOf(settings, notices.alert, attempt);
      expect(fields.summary).toMatch(/^[^\r\n]{1,255}$/);
      for (const document of [
        fields.description,
        commentOf(notices.match, attempt).body,
        commentOf(notices.count, attempt).body,
      ]) {
        expect(isDocument(document)).toBe(true);
        expect(JSON.stringify(document).length).toBeLessThanOrEqual(32_767);
      }
    }
  },
);

test("has the same nodes whatever the text of events says", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 3_000 }),
    fc.constantFrom(...Object.values(hostileTexts)),
  );
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 25 }), (value, count) => {
      const plain = issueOf(settings, exampleNotices(undefined, count).alert, attempt);
      const hostile = issueOf(settings, exampleNotices(value, count).alert, attempt);
      expect(shapeOf(hostile.fields.description)).toEqual(shapeOf(plain.fields.description));
      const comment = commentOf(exampleNotices(value).match, attempt);
      expect(shapeOf(comment.body)).toEqual(
        shapeOf(commentOf(exampleNotices().match, attempt).body),
      );
    }),
    { numRuns: 30 },
  );
});

test("says how many events it does not show, and how much of a text", () => {
  const description = JSON.stringify(
    issueOf(settings, exampleNotices("z".repeat(1_000_000), 5_000).alert, attempt).fields
      .description,
  );
  expect(description).toContain("The first 20 events");
  expect(description).toContain("5,000 audit events matched");
  expect(description).toMatch(/z… \(\+999,\d\d\d\)/);
});

test("links a reference only where it is a whole web address", () => {
  const { alert } = exampleNotices();
  const references = ["https://example.com/a", "javascript:alert(1)", "see https://example.com"];
  const { fields } = issueOf(settings, { ...alert, rule: { ...alert.rule, references } }, attempt);
  expect(JSON.stringify(fields.description).match(/"href":"[^"]*"/g)).toEqual([
    '"href":"https://example.com/a"',
  ]);
});

test("lets no extra field change project, type, summary or description", () => {
  const taken = { project: { key: "X" }, issuetype: { id: "1" }, summary: "x", description: "x" };
  const fields = { ...settings.fields, ...taken };
  const issue = issueOf({ ...settings, fields }, exampleNotices().alert, attempt);
  expect(issue.fields).toEqual(issueOf(settings, exampleNotices().alert, attempt).fields);
});

test("makes labels without spaces of any rule id", () => {
  const { alert } = exampleNotices();
  const named = { ...alert, alert: { ...alert.alert, ruleId: "my rule / größe" } };
  expect(issueOf(settings, named, attempt).fields).toMatchObject({
    labels: ["security", "audit-stream", "rule-my-rule-gr-e"],
  });
});

/** The document without what its texts say. */
function shapeOf(node: unknown): unknown {
  return JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === "text" ? "…" : value)));
}
