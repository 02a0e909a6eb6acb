import { expect, test } from "@jest/globals";
import { createMemoryDocuments } from "#ports/memory-documents";
import type { DocumentKind } from "#ports";
import { findDestination } from "./find-destination";
import { openDestinations } from "./open-destinations";

const settings = { projectKey: "AUD", issueTypeId: "10001", labels: [], fields: {} };

test("knows no destination while nothing is set up", async () => {
  const { deps } = setup();
  expect(await openDestinations(deps)).toEqual([]);
  expect(await findDestination(deps, "jira-issue", "rule-1")).toBeNull();
});

test("makes issues by the default, and by a rule's own settings", async () => {
  const { deps, save } = setup();
  await save("settings", "issues", settings);
  await save("settings", "issues:rule:rule-1", { priorityId: "1" });
  expect(await openDestinations(deps)).toEqual(["jira-issue"]);
  expect((await findDestination(deps, "jira-issue", "rule-1"))?.settings).toEqual({
    ...settings,
    priorityId: "1",
  });
  expect((await findDestination(deps, "jira-issue", "rule-2"))?.settings).toEqual(settings);
});

test("leaves out destinations that are paused, unreadable or of a kind that nobody knows", async () => {
  const { deps, save } = setup();
  const stored = { kind: "carrier-pigeon", name: "Pigeon", settings: {} };
  await save("destination", "a", { ...stored, enabled: true });
  await save("destination", "b", { ...stored, enabled: false });
  await save("destination", "c", "nonsense");
  expect(await openDestinations(deps)).toEqual([]);
  expect(await findDestination(deps, "a", "rule-1")).toBeNull();
  expect(await findDestination(deps, "c", "rule-1")).toBeNull();
});

function setup() {
  const documents = createMemoryDocuments();
  return {
    deps: { documents },
    save: (kind: DocumentKind, id: string, body: unknown) =>
      documents.save({ kind, id, body, expectedVersion: 0, by: "tester", at: 1 }),
  };
}
