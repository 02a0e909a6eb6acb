import { afterEach, expect, test } from "@jest/globals";
import { handOver } from "#backup/hand-over";
import type { RestoreItem } from "#contract";
import { meanwhile } from "../host/start/meanwhile";
import { receiverKeys } from "../host/start/receiver-keys";
import { MINUTE, openSite, type FailureSite } from "./failures/open-site";

// The real bundle in virtual time: the configuration of one installation, lost and brought to another.

const RULE = `title: A group was joined, as we want to hear of it
id: own_group_rule
logsource: { product: atlassian, service: audit }
detection: { selection: { 'action|contains': user }, condition: selection }
level: high
audit-stream:
  examples:
    match: [{ id: a, attributes: { action: user_added_to_group } }]
`;

let sites: FailureSite[] = [];
afterEach(async () => {
  for (const site of sites) await site.close();
  sites = [];
});

async function openOne(): Promise<FailureSite> {
  const site = await openSite({ organization: { liveEventsPerHour: 12 } });
  sites.push(site);
  return site;
}

async function furnish({ ask }: FailureSite): Promise<void> {
  await ask("lists/save", {
    name: "office",
    description: "",
    values: ["192.0.2.0/24"],
    version: 0,
  });
  await ask("rules/save", { id: null, yaml: RULE, version: 0 });
  await ask("destinations/save", {
    id: null,
    kind: "slack",
    name: "#security",
    settings: {},
    routing: { ruleIds: [], products: [], actorGroups: [] },
    secrets: { address: { change: "set", value: receiverKeys.slack.address } },
    version: 0,
  });
}

const chosen = (items: ReadonlyArray<RestoreItem>) =>
  items
    .filter(({ state }) => state === "new" || state === "changed")
    .map(({ kind, id, version }) => ({ kind, id, version }));

test("a new installation takes a backup, and a restored rule raises alerts", async () => {
  const old = await openOne();
  await furnish(old);
  const { text } = await old.ask("backups/download", { copy: null });
  expect(text).not.toContain(receiverKeys.slack.address);
  const site = await openOne();
  const source = await handOver(site, text);
  const { items } = await site.ask("backups/preview", { source });
  expect(items.filter(({ state }) => state === "refused")).toEqual([]);
  const done = await site.ask("backups/restore", { source, items: chosen(items) });
  expect(done.items.map(({ state }) => state)).toEqual(done.items.map(() => "restored"));
  const after = JSON.parse((await site.ask("backups/download", { copy: null })).text);
  const withoutSecrets = (file: { documents: Array<{ kind: string }> }) =>
    file.documents.filter(({ kind }) => kind !== "destination");
  expect(withoutSecrets(after)).toEqual(withoutSecrets(JSON.parse(text)));
  const { destinations } = await site.ask("destinations/list", {});
  expect(destinations.find(({ name }) => name === "#security")).toMatchObject({ state: "paused" });
  await site.clock.advance(10 * MINUTE);
  site.site.organization.plantIncident("organization-admin-granted", site.clock.now() + MINUTE);
  await site.clock.advance(15 * MINUTE);
  const { alerts } = await site.ask("alerts/list", {
    after: null,
    limit: 10,
    ruleId: "own_group_rule",
  });
  expect(alerts.length).toBeGreaterThan(0);
}, 120_000);

test("a copy is kept every week, and brings back what was deleted since", async () => {
  const site = await openOne();
  await furnish(site);
  // As on every day: one copy a week.
  for (let time = 0; time < 3; time += 1) {
    await meanwhile(site.clock, site.site.forge.fireScheduled("every-day"));
  }
  const { copies } = await site.ask("backups/list", {});
  expect(copies.length).toBe(1);
  await site.ask("rules/delete", { id: "own_group_rule", version: 1 });
  const source = { copy: copies[0]?.id ?? "" };
  const { items } = await site.ask("backups/preview", { source });
  expect(chosen(items)).toEqual([{ kind: "rule", id: "own_group_rule", version: 2 }]);
  await site.ask("backups/restore", { source, items: chosen(items) });
  expect((await site.ask("rules/get", { id: "own_group_rule" })).version).toBe(3);
  const { entries } = await site.ask("activity/list", { before: null, limit: 20 });
  expect(entries.filter(({ procedure }) => procedure === "backups/restore")).toMatchObject([
    { what: "change", outcome: "done" },
  ]);
}, 240_000);

test("diagnostics are made of a site at work", async () => {
  const site = await openOne();
  await furnish(site);
  await site.clock.advance(10 * MINUTE);
  const made = await site.ask("health/diagnostics", {});
  expect(made.source.state).toBe("collecting");
  expect(made.storage.tables.map(({ table }) => table)).toContain("audit_event");
  expect(made.destinations.map(({ kind }) => kind)).toEqual(["jira-issue", "slack"]);
  expect(JSON.stringify(made)).not.toContain("@");
}, 120_000);
