import { expect, test } from "@jest/globals";
import { createMemoryDocuments } from "#ports/memory-documents";
import type { DocumentKind } from "#ports";
import { destinationStates } from "./destination-states";
import { findDestination } from "./find-destination";

const settings = { projectKey: "AUD", issueTypeId: "10001", labels: [], fields: {} };

test("knows no destination while nothing is set up", async () => {
  const { deps } = setup();
  expect(await states(deps)).toEqual({ "jira-issue": "unset" });
  expect(await findDestination(deps, "jira-issue", "rule-1")).toBeNull();
});

test("makes issues by the default, and by a rule's own settings", async () => {
  const { deps, save } = setup();
  await save("settings", "issues", settings);
  await save("settings", "issues:rule:rule-1", { priorityId: "1" });
  expect(await states(deps)).toEqual({ "jira-issue": "open" });
  expect((await findDestination(deps, "jira-issue", "rule-1"))?.settings).toEqual({
    ...settings,
    priorityId: "1",
  });
  expect((await findDestination(deps, "jira-issue", "rule-2"))?.settings).toEqual(settings);
});

test("sends nothing where it is paused, unreadable or of a kind that nobody knows", async () => {
  const { deps, save } = setup();
  const stored = { kind: "carrier-pigeon", name: "Pigeon", settings: {} };
  await save("destination", "a", { ...stored, enabled: true });
  await save("destination", "b", { ...stored, enabled: false });
  await save("destination", "c", "nonsense");
  await save("destination", "removed", null);
  expect(await states(deps)).toEqual({
    "jira-issue": "unset",
    a: "paused",
    b: "paused",
    c: "paused",
  });
  expect(await findDestination(deps, "a", "rule-1")).toBeNull();
  expect(await findDestination(deps, "c", "rule-1")).toBeNull();
});

test("issues are made or not as a document of their own says, once there is one", async () => {
  const { deps, save } = setup();
  const stored = { kind: "jira-issue", name: "Jira", settings: {}, routing: {} };
  await save("destination", "jira-issue", { ...stored, enabled: false });
  expect(await states(deps)).toEqual({ "jira-issue": "unset" });
  await save("settings", "issues", settings);
  expect(await states(deps)).toEqual({ "jira-issue": "paused" });
  expect(await findDestination(deps, "jira-issue", "rule-1")).toBeNull();
});

async function states(deps: Parameters<typeof destinationStates>[0]) {
  return Object.fromEntries((await destinationStates(deps)).map(({ id, state }) => [id, state]));
}

function setup() {
  const documents = createMemoryDocuments();
  return {
    deps: { documents },
    save: (kind: DocumentKind, id: string, body: unknown) =>
      documents.save({ kind, id, body, expectedVersion: 0, by: "tester", at: 1 }),
  };
}
