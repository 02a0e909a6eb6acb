import { expect, test } from "@jest/globals";
import { createMemoryPlatform } from "#ports/memory-platform";
import { readRetention } from "#settings/read-retention";
import { retentionProcedures } from "./retention";
import { sampleCaller } from "./sample-caller";

const forGood = { informational: null, low: null, medium: null, high: null, critical: null };
const limits = { windowDays: 90, rawDays: null, alertDays: forGood, activityDays: 400 };
const hold = { reason: "Case 7", from: null, to: null, actorId: "eve" };

test("before anybody has set anything, the window is as long as there is room and the rest is kept", async () => {
  const deps = createMemoryPlatform();
  expect(await retentionProcedures["retention/get"](deps, {}, sampleCaller)).toMatchObject({
    ok: true,
    value: { retention: { windowDays: null, rawDays: null, activityDays: 400 }, version: 0 },
  });
});

test("holds outlive a change of the limits, and say who placed them", async () => {
  const deps = createMemoryPlatform();
  await retentionProcedures["holds/place"](deps, { ...hold, version: 0 }, sampleCaller);
  await retentionProcedures["retention/save"](deps, { ...limits, version: 1 }, sampleCaller);
  const { retention, version } = await readRetention(deps);
  expect(retention).toMatchObject({
    windowDays: 90,
    legalHolds: [{ ...hold, by: "ada", at: deps.clock.now() }],
  });
  const id = retention.legalHolds[0]?.id ?? "";
  await retentionProcedures["holds/release"](deps, { id, version }, sampleCaller);
  expect((await readRetention(deps)).retention.legalHolds).toEqual([]);
});

test("a change against an old version changes nothing", async () => {
  const deps = createMemoryPlatform();
  await retentionProcedures["holds/place"](deps, { ...hold, version: 0 }, sampleCaller);
  const late = await retentionProcedures["retention/save"](
    deps,
    { ...limits, version: 0 },
    sampleCaller,
  );
  expect(late).toMatchObject({ ok: false, failure: { code: "conflict" } });
  expect((await readRetention(deps)).retention.windowDays).toBeNull();
});

test("a hold that ends before it begins is refused", async () => {
  const deps = createMemoryPlatform();
  const asked = { ...hold, from: 20, to: 10, version: 0 };
  expect(await retentionProcedures["holds/place"](deps, asked, sampleCaller)).toMatchObject({
    ok: false,
    failure: { code: "invalid-input" },
  });
});
