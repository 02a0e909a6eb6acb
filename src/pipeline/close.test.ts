import { expect, test } from "@jest/globals";
import type { NewDelivery } from "#ports";
import { createMemoryPlatform } from "#ports/memory-platform";
import { sampleAlert } from "#ports/sample-alert";
import { sampleKey } from "#ports/sample-event";
import { close } from "./close";
import { deliver } from "./deliver";

const CLOSED = 1_767_700_000_000;
const alertKey = sampleKey(1);
const settings = { region: "US" };
const routing = { ruleIds: [], products: [], actorGroups: [] };

/** An alert of which a service of PagerDuty and a webhook have to hear. */
async function setup() {
  const deps = createMemoryPlatform();
  let status = 202;
  deps.http.reply(() => ({ answered: true, status, headers: {}, body: "" }));
  await deps.alerts.add([sampleAlert(1)]);
  const save = (id: string, body: unknown) =>
    deps.documents.save({ kind: "destination", id, body, expectedVersion: 0, by: "ada", at: 1 });
  await save("duty", { kind: "pagerduty", name: "Duty", enabled: true, settings, routing });
  await save("siem", {
    kind: "webhook",
    name: "SIEM",
    enabled: true,
    settings: { address: "https://siem.example.com" },
    routing,
  });
  await deps.secrets.set("destination:duty:routing", "R0123456789abcdef0123456789ABCDE");
  const hear = (destinationId: string, number: number): NewDelivery => ({
    key: sampleKey(number),
    alertKey,
    destinationId,
    kind: "alert",
    subject: "",
    dueAt: deps.clock.now(),
    createdAt: deps.clock.now(),
  });
  await deps.deliveries.add([hear("duty", 10), hear("siem", 11)]);
  const run = () => deliver(deps, { owner: "run", until: deps.clock.now() + 45_000, rules: [] });
  const actions = () =>
    deps.http.requests
      .filter(({ url }) => url.includes("pagerduty"))
      .map(({ body }) => JSON.parse(body))
      .map(({ event_action: action, dedup_key: key }) => [action, key]);
  return { deps, run, actions, answer: (next: number) => (status = next) };
}

const closings = async ({ deps }: Awaited<ReturnType<typeof setup>>) =>
  (await deps.deliveries.ofAlert(alertKey))
    .filter(({ kind }) => kind === "closed")
    .map(({ destinationId, state, subject }) => [destinationId, state, subject]);

test("a closed alert resolves its incident, once, and tells nobody who keeps nothing open", async () => {
  const at = await setup();
  await at.run();
  await close(at.deps, alertKey, CLOSED);
  await close(at.deps, alertKey, CLOSED);
  await at.run();
  expect(at.actions()).toEqual([
    ["trigger", alertKey],
    ["resolve", alertKey],
  ]);
  expect(await closings(at)).toEqual([["duty", "delivered", `${CLOSED}`]]);
});

test("an alert that is opened again and closed later is resolved again", async () => {
  const at = await setup();
  await at.run();
  await close(at.deps, alertKey, CLOSED);
  await close(at.deps, alertKey, CLOSED + 1);
  await at.run();
  expect(at.actions().map(([action]) => action)).toEqual(["trigger", "resolve", "resolve"]);
});

test("what is closed before its incident could be made is resolved after it", async () => {
  const at = await setup();
  at.answer(503);
  await at.run();
  await close(at.deps, alertKey, CLOSED);
  await at.run();
  at.answer(202);
  for (let next = await at.run(); next !== null; next = await at.run()) at.deps.clock.set(next);
  expect(at.actions().slice(-2)).toEqual([
    ["trigger", alertKey],
    ["resolve", alertKey],
  ]);
  expect(await closings(at)).toEqual([["duty", "delivered", `${CLOSED}`]]);
});

test("an alert that never came to be an incident is not resolved", async () => {
  const at = await setup();
  at.answer(400);
  await at.run();
  await close(at.deps, alertKey, CLOSED);
  expect(await closings(at)).toEqual([]);
});

test("an incident of a service that is paused is resolved when it is resumed", async () => {
  const at = await setup();
  await at.run();
  const stored = { kind: "pagerduty", name: "Duty", settings, routing };
  const save = (enabled: boolean, expectedVersion: number) =>
    at.deps.documents.save({
      kind: "destination",
      id: "duty",
      body: { ...stored, enabled },
      expectedVersion,
      by: "ada",
      at: 2,
    });
  await save(false, 1);
  await close(at.deps, alertKey, CLOSED);
  await at.run();
  expect(await closings(at)).toEqual([["duty", "waiting", `${CLOSED}`]]);
  await save(true, 2);
  await at.run();
  expect(await closings(at)).toEqual([["duty", "delivered", `${CLOSED}`]]);
});
