import { expect, test } from "@jest/globals";
import { createMemoryPlatform } from "#ports/memory-platform";
import { quarantineProcedures } from "./quarantine";
import { sampleCaller } from "./sample-caller";

const event = { id: "e-1", attributes: { time: "2026-01-05T08:00:00Z", action: "a" } };

async function quarantined(raw: string) {
  const deps = createMemoryPlatform();
  const at = deps.clock.now();
  const connection = {
    orgId: "org-1",
    keyLastFour: "cret",
    keyExpiresAt: null,
    connectedAt: at,
    connectedBy: "ada",
    backfillDays: 0,
    deliverHistorical: false,
    appAccountId: null,
  };
  const saved = {
    kind: "connection",
    id: "organization",
    expectedVersion: 0,
    by: "ada",
    at,
  } as const;
  await deps.documents.save({ ...saved, body: connection });
  await deps.quarantine.add([{ key: "q1", source: "org-audit-log", reason: "no time", raw, at }]);
  const retry = () =>
    quarantineProcedures([])["quarantine/retry"](deps, { key: "q1" }, sampleCaller);
  return { deps, retry };
}

test("a record that can be read by now is stored once, and leaves the quarantine", async () => {
  const { deps, retry } = await quarantined(JSON.stringify(event));
  expect(await retry()).toEqual({ ok: true, value: { result: "stored", reason: "" } });
  expect(await deps.quarantine.count()).toBe(0);
  expect((await deps.events.span())?.count).toBe(1);
  expect(await retry()).toMatchObject({ ok: false, failure: { code: "not-found" } });
});

test("after a death between storing and leaving, the retry finds the event stored", async () => {
  const { deps, retry } = await quarantined(JSON.stringify(event));
  const { remove } = deps.quarantine;
  Object.assign(deps.quarantine, { remove: () => Promise.reject(new Error("killed")) });
  await expect(retry()).rejects.toThrow("killed");
  Object.assign(deps.quarantine, { remove });
  expect(await retry()).toMatchObject({ ok: true, value: { result: "stored" } });
  expect((await deps.events.span())?.count).toBe(1);
});

test.each([
  ["is still no event", JSON.stringify({ id: "e-1" }), "no time"],
  ["was cut", JSON.stringify(event).slice(0, 30), "Only its beginning was kept"],
])("a record that %s stays, once, with its reason", async (_, raw, reason) => {
  const { deps, retry } = await quarantined(raw);
  expect(await retry()).toMatchObject({
    ok: true,
    value: { result: "refused", reason: expect.stringContaining(reason) },
  });
  expect((await deps.quarantine.newest(5)).map(({ key }) => key)).toContain("q1");
  expect(await deps.events.span()).toBeNull();
});
