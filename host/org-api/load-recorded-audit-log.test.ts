import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import type { HostClock } from "../clock";
import { createOrganization } from "./create-organization";
import { loadRecordedAuditLog } from "./load-recorded-audit-log";
import { organizationKeys } from "./organization-keys";

const event = (id: string, time: string) => ({
  id,
  type: "events",
  attributes: { time, action: "group_created", actor: { id: "someone" } },
});

const withFolder = <T>(
  files: Readonly<Record<string, unknown>>,
  use: (directory: string) => T,
): T => {
  const directory = mkdtempSync(join(tmpdir(), "audit-log-"));
  try {
    for (const [name, value] of Object.entries(files))
      writeFileSync(join(directory, name), JSON.stringify(value));
    return use(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
};

const files = {
  "page.json": {
    data: [event("b", "2021-04-03T06:12:11.117451Z"), event("a", "2021-01-02T01:43:37Z")],
    meta: { page_size: 2 },
  },
  "single.json": { data: event("a", "2021-01-02T01:43:37Z") },
  "bare.json": event("c", "2019-12-15T00:35:15.890Z"),
  "page.provenance.json": event("never", "2021-01-02T01:43:37Z"),
  "event-actions.json": {
    data: [{ id: "GROUP_CREATED", type: "eventActions", attributes: { displayName: "" } }],
  },
  "note.json": ["not", "an", "event"],
};

const at = (ms: number): HostClock => ({ now: () => ms, after: () => () => {} });

test("reads pages, single events and bare events, and skips notes and catalogues", () => {
  const recorded = withFolder(files, loadRecordedAuditLog);
  expect(recorded.events.map(({ id }) => id)).toEqual(["c", "a", "a", "b"]);
  expect(recorded.newest).toBe(Date.parse("2021-04-03T06:12:11.117Z"));
});

test("serves every recorded event whatever its age, oldest first, with a rising processedAt", async () => {
  const recorded = withFolder(files, loadRecordedAuditLog);
  const organization = createOrganization({ clock: at(recorded.newest + 1000), recorded });
  const response = await organization.handler({
    method: "GET",
    url: `https://api.atlassian.com/admin/v1/orgs/${organization.orgId}/events-stream?limit=500`,
    headers: { authorization: `Bearer ${organizationKeys.good}` },
    body: "",
  });
  const { data } = JSON.parse(response.body);
  expect(data.map(({ id }: { id: string }) => id)).toEqual(["c", "a", "a", "b"]);
  const processed = data.map(({ attributes }: { attributes: { processedAt: string } }) =>
    Date.parse(attributes.processedAt),
  );
  expect(new Set(processed).size).toBe(4);
  expect(processed).toEqual(processed.toSorted());
  expect(organization.counts()).toMatchObject({ served: 4, distinct: 3 });
});

test("says so when a folder holds no event", () => {
  expect(() => withFolder({ "note.json": [] }, loadRecordedAuditLog)).toThrow("no audit events");
});

const samples = process.env["AUDIT_STREAM_SAMPLES"];
const name = "serves 71 records with 70 ids from the recorded samples";
if (samples === undefined) test.skip(`${name} (AUDIT_STREAM_SAMPLES names no folder)`, () => {});
else
  test(name, () => {
    const recorded = loadRecordedAuditLog(samples);
    const organization = createOrganization({ clock: at(recorded.newest + 1000), recorded });
    expect(organization.counts()).toMatchObject({ served: 71, distinct: 70 });
  });
