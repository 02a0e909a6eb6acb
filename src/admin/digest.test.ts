import { expect, test } from "@jest/globals";
import { sendDigest } from "#digest/send-digest";
import { createMemoryPlatform, type MemoryPlatform } from "#ports/memory-platform";
import { readDigestSince } from "#settings/read-digest-since";
import { digestProcedures } from "./digest";
import { sampleCaller } from "./sample-caller";

const DAY = 86_400_000;
/** A Wednesday. */
const NOW = Date.UTC(2026, 10, 18, 12);
const chosen = {
  enabled: true,
  weekday: 0,
  hour: 8,
  zone: "Europe/Berlin",
  destinationIds: ["slack-1"],
};

test("before anybody has set anything it is off, and there is no last one", async () => {
  const deps = await setup();
  expect(await digestProcedures["digest/get"](deps, {}, sampleCaller)).toMatchObject({
    ok: true,
    value: { settings: { enabled: false }, version: 0, nextEnd: null, last: null },
  });
});

test("switched on in the middle of a week, the week's end is the first", async () => {
  const deps = await setup();
  expect(await save(deps, chosen, 0)).toEqual({ ok: true, value: { version: 1 } });
  const nextEnd = Date.UTC(2026, 10, 23, 7);
  expect(await digestProcedures["digest/get"](deps, {}, sampleCaller)).toMatchObject({
    value: { settings: chosen, version: 1, nextEnd },
  });
  expect(await sendDigest(deps)).toBe(0);
  deps.clock.advance(nextEnd - NOW);
  expect(await sendDigest(deps)).toBe(1);
  expect(await digestProcedures["digest/get"](deps, {}, sampleCaller)).toMatchObject({
    value: {
      last: {
        digest: { week: "2026-11-23", to: nextEnd },
        deliveries: [{ kind: "digest", destinationId: "slack-1", state: "waiting" }],
      },
    },
  });
});

test("another day begins anew, another destination does not", async () => {
  const deps = await setup();
  await save(deps, chosen, 0);
  deps.clock.advance(DAY);
  await save(deps, { ...chosen, destinationIds: ["slack-1", "webhook-1"] }, 1);
  expect(await readDigestSince(deps)).toBe(NOW);
  await save(deps, { ...chosen, weekday: 3 }, 2);
  expect(await readDigestSince(deps)).toBe(NOW + DAY);
  await save(deps, { ...chosen, enabled: false }, 3);
  expect(await readDigestSince(deps)).toBeNull();
});

test.each([
  ["nowhere", []],
  ["what was removed", ["removed"]],
  ["Jira, which takes alerts only", ["jira-issue"]],
  ["what never was", ["slack-1", "other"]],
])("it cannot be sent to %s", async (_, destinationIds) => {
  const deps = await setup();
  expect(await save(deps, { ...chosen, destinationIds }, 0)).toMatchObject({
    ok: false,
    failure: { code: "invalid-input", fields: { destinationIds: expect.any(String) } },
  });
});

test("of two who change it at once, the second is told", async () => {
  const deps = await setup();
  await save(deps, chosen, 0);
  expect(await save(deps, { ...chosen, enabled: false }, 0)).toMatchObject({
    ok: false,
    failure: { code: "conflict" },
  });
});

test("a test says of itself that it is one, and queues nothing", async () => {
  const deps = await setup();
  const asked = { destinationId: "slack-1", zone: "Europe/Berlin" };
  expect(await digestProcedures["digest/send-test"](deps, asked, sampleCaller)).toMatchObject({
    ok: true,
    value: { result: "delivered" },
  });
  expect(deps.http.requests).toHaveLength(1);
  expect(deps.http.requests[0]?.body).toContain("Test of Audit Stream: weekly audit digest");
  expect(await deps.deliveries.counts()).toMatchObject({ queued: 0 });
  expect(await deps.documents.list("digest")).toEqual([]);
});

const save = (
  deps: MemoryPlatform,
  settings: typeof chosen,
  version: number,
): ReturnType<(typeof digestProcedures)["digest/save"]> =>
  digestProcedures["digest/save"](deps, { ...settings, version }, sampleCaller);

async function setup(): Promise<MemoryPlatform> {
  const deps = createMemoryPlatform({ now: NOW });
  deps.http.reply(() => ({ answered: true, status: 200, headers: {}, body: "ok" }));
  const address = "https://hooks.slack.com/services/T00000000/B00000000/exampleexampleexample";
  await deps.secrets.set("destination:slack-1:address", address);
  const by = { by: "ada", at: NOW, expectedVersion: 0 };
  for (const [id, body] of [
    ["slack-1", { kind: "slack", name: "#security", enabled: true, settings: {} }],
    ["webhook-1", { kind: "webhook", name: "SIEM", enabled: true, settings: {} }],
    ["jira-issue", { kind: "jira-issue", name: "Jira issues", enabled: true, settings: {} }],
    ["removed", null],
  ] as const) {
    await deps.documents.save({ kind: "destination", id, body, ...by });
  }
  return deps;
}
