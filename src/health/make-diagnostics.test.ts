import { expect, test } from "@jest/globals";
import { secretName } from "#destinations/secret-name";
import { createMemoryPlatform, type MemoryPlatform } from "#ports/memory-platform";
import { sampleEvent, sampleHash } from "#ports/sample-event";
import { API_KEY } from "#sources/org-audit-log/secret-names";
import { newStreamState } from "#sources/org-audit-log/stream-state";
import { runNames } from "#sources/org-audit-log/run-names";
import { makeDiagnostics } from "./make-diagnostics";

const PLANTED = "pl4nted";
const texts = [
  `${PLANTED} secret`,
  `${PLANTED}@example.com`,
  `${PLANTED} Person`,
  `${PLANTED} message`,
  "192.0.2.77",
  `https://${PLANTED}.example.com/hook`,
];

async function plant(deps: MemoryPlatform): Promise<void> {
  const [secret = "", email = "", name = "", message = "", ip = "", address = ""] = texts;
  const save = (
    kind: Parameters<typeof deps.documents.save>[0]["kind"],
    id: string,
    body: unknown,
  ) => deps.documents.save({ kind, id, body, expectedVersion: 0, by: email, at: 1 });
  await deps.secrets.set(API_KEY, secret);
  await deps.secrets.set(secretName("d", "header"), secret);
  await save("connection", "organization", {
    orgId: PLANTED,
    keyLastFour: "pl4n",
    keyExpiresAt: null,
    previousKey: null,
    connectedAt: 1,
    connectedBy: email,
    backfillDays: 0,
    deliverHistorical: false,
    appAccountId: null,
  });
  await save("destination", "d", {
    kind: "webhook",
    name,
    enabled: true,
    pausedBecause: message,
    settings: { address },
    routing: { ruleIds: [], products: [name], actorGroups: [] },
  });
  await save("list", PLANTED, { description: message, values: [email, ip] });
  await save("rule", PLANTED, { yaml: message });
  await save("roles", "list", { entries: [{ accountId: email, role: "manager" }] });
  const event = sampleEvent(1);
  await deps.events.add([
    { event: { ...event, actor: { ...event.actor, name, email }, ip }, bodyHash: sampleHash(1) },
  ]);
  await deps.quarantine.add([
    { key: "k", source: "org-audit-log", reason: message, raw: email, at: 1 },
  ]);
  const held = await deps.checkpoints.lease({ name: runNames.live, owner: "o", now: 1, until: 2 });
  await deps.checkpoints.advance({
    name: runNames.live,
    owner: "o",
    version: held?.version ?? 0,
    until: 2,
    state: {
      ...newStreamState(PLANTED, 0),
      cursor: secret,
      failure: { reason: "refused", status: 401, detail: message, since: 5 },
    },
  });
  await deps.deliveries.add([
    {
      key: "1",
      alertKey: "a",
      destinationId: "d",
      kind: "alert",
      subject: name,
      dueAt: 1,
      createdAt: 1,
    },
  ]);
  const claim = { key: "1", owner: "o", now: 2, until: 3 };
  await deps.deliveries.claim(claim);
  await deps.deliveries.settle({
    key: "1",
    owner: "o",
    state: "rejected",
    dueAt: 0,
    reference: "",
    unknown: false,
    at: 2,
    lastError: `SIEM answered 422: ${message} ${email}`,
  });
}

test("holds what support needs, and nothing that a person or a server has said", async () => {
  const deps = createMemoryPlatform();
  await plant(deps);
  const made = await makeDiagnostics(deps, ["backtest"]);
  expect(made).toMatchObject({
    app: { version: "1.0.0", environment: "production" },
    source: { state: expect.any(String) },
    runs: [{ run: runNames.live, failure: { status: 401, since: 5 } }],
    counts: { events: 1, quarantined: 1 },
    destinations: [
      { kind: "jira-issue", state: "unset" },
      { kind: "webhook", state: "open", rejected: 1, lastError: { status: 422 } },
    ],
    configuration: { ownRules: 1, lists: 1 },
  });
  const text = JSON.stringify(made);
  expect(text).not.toContain(PLANTED);
  for (const planted of texts) expect(text).not.toContain(planted);
});

test("is made of an installation on which nothing has happened", async () => {
  const made = await makeDiagnostics(createMemoryPlatform(), []);
  expect(made).toMatchObject({ source: { state: "not-connected" }, runs: [], jobs: [] });
});
