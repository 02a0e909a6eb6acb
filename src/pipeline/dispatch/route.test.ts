import { expect, test } from "@jest/globals";
import type { Routing } from "#contract";
import { createMemoryPlatform } from "#ports/memory-platform";
import { sampleKey } from "#ports/sample-event";
import { queueDeliveries } from "./queue-deliveries";
import { route } from "./route";
import type { RaisedAlert } from "../shapes/raised-alert";

test("a destination without routing hears of everything", async () => {
  expect(await heard({}, alert())).toEqual(["alert"]);
});

test.each([
  ["informational", true],
  ["high", true],
  ["critical", false],
] as const)("with the least level %s an alert of level high is heard: %s", async (level, is) => {
  expect(await heard({ minimumLevel: level }, alert())).toEqual(is ? ["alert"] : []);
});

test("narrows down by rule, product, and the actor's id or e-mail address on a list", async () => {
  expect(await heard({ ruleIds: ["rule-1", "rule-2"] }, alert())).toEqual(["alert"]);
  expect(await heard({ ruleIds: ["rule-2"] }, alert())).toEqual([]);
  expect(await heard({ products: ["jira"] }, alert())).toEqual(["alert"]);
  expect(await heard({ products: ["bitbucket"] }, alert())).toEqual([]);
  expect(await heard({ actorGroups: ["admins"] }, alert())).toEqual(["alert"]);
  expect(await heard({ actorGroups: ["contractors"] }, alert())).toEqual([]);
  expect(await heard({ actorGroups: ["contractors", "by-mail"] }, alert())).toEqual(["alert"]);
});

test("everything that is narrowed down has to hold, of one and the same event", async () => {
  const two = alert(
    { product: "confluence", actor: { id: "a-1", email: "" } },
    { product: "jira", actor: { id: "a-9", email: "" } },
  );
  expect(await heard({ products: ["jira"], actorGroups: ["admins"] }, two)).toEqual([]);
  expect(await heard({ products: ["confluence"], actorGroups: ["admins"] }, two)).toEqual([
    "alert",
  ]);
});

test("of later events those are told that are wanted; the first of them opens the alert", async () => {
  const later = alert(
    { product: "confluence" },
    { product: "jira", later: true },
    { product: "confluence", later: true },
  );
  expect(await heard({ products: ["jira"] }, later)).toEqual(["alert", "match"]);
});

test("an alert that nobody is to hear of is not queued", async () => {
  expect(await heard({}, { ...alert(), told: [] })).toEqual([]);
});

test("a list that is gone narrows nothing down", async () => {
  expect(await heard({ actorGroups: ["removed"] }, alert())).toEqual(["alert"]);
});

test("a rule for which destinations were chosen is told to those only", async () => {
  expect(await heard({}, alert(), {}, ["other"])).toEqual([]);
  expect(await heard({}, alert(), {}, ["other", "web"])).toEqual(["alert"]);
  expect(await heard({ ruleIds: ["rule-2"] }, alert(), {}, ["web"])).toEqual([]);
});

test("a paused destination hears of it later, a removed one never", async () => {
  expect(await heard({}, alert(), { enabled: false })).toEqual(["alert"]);
  expect(await heard({}, alert(), null)).toEqual([]);
});

const alert = (...events: ReadonlyArray<Partial<RaisedAlert["told"][number]>>): RaisedAlert => ({
  key: sampleKey(1),
  ruleId: "rule-1",
  level: "high",
  told: (events.length === 0 ? [{}] : events).map((fields, index) => ({
    key: sampleKey(10 + index),
    occurredAt: 1_000,
    product: "jira",
    actor: { id: "a-1", email: "Ada@example.com" },
    later: false,
    ...fields,
  })),
});

/** The kinds of deliveries that a destination with this routing gets of an alert. */
async function heard(
  routing: Partial<Routing>,
  raised: RaisedAlert,
  fields: { readonly enabled?: boolean } | null = {},
  chosen?: ReadonlyArray<string>,
): Promise<ReadonlyArray<string>> {
  const deps = createMemoryPlatform();
  const save = (kind: "destination" | "list" | "rule-switch", id: string, body: unknown) =>
    deps.documents.save({ kind, id, body, expectedVersion: 0, by: "admin", at: 1 });
  await save("list", "admins", { description: "", values: [" A-1 "] });
  await save("list", "by-mail", { description: "", values: ["ada@EXAMPLE.com"] });
  await save("list", "contractors", { description: "", values: ["", "a-2"] });
  const stored = { kind: "webhook", name: "Web", enabled: true, settings: {}, routing, ...fields };
  await save("destination", "web", fields === null ? null : stored);
  if (chosen !== undefined)
    await save("rule-switch", "rule-1", { enabled: true, destinations: chosen });
  await queueDeliveries(deps, [raised], await route(deps));
  return (await deps.deliveries.ofAlert(raised.key)).map(({ kind }) => kind);
}
