import { afterEach, expect, test } from "@jest/globals";
import { organizationKeys } from "../host/org-api/organization-keys";
import { HOUR, MINUTE, openSite, type FailureSite } from "./failures/open-site";

// The real bundle in virtual time: what the settings promise.

const STOPPED = "audit-stream.collecting-stopped";
let site: FailureSite | undefined;
afterEach(async () => {
  await site?.close();
  site = undefined;
});

const collecting = async (): Promise<FailureSite> => {
  site = await openSite({ organization: { liveEventsPerHour: 12 } });
  await site.clock.advance(10 * MINUTE);
  return site;
};

const stoppedAlerts = async ({ ask }: FailureSite) => {
  const { alerts } = await ask("alerts/list", { after: null, limit: 20, ruleId: STOPPED });
  return alerts;
};

test("while a key is rotated the one before does the work should the newest be revoked", async () => {
  const open = await collecting();
  const { clock, knobs, ask, missing } = open;
  const added = await ask("setup/add-key", {
    apiKey: organizationKeys.scoped,
    keyExpiresAt: clock.now() + 400 * 24 * HOUR,
  });
  expect(added.result).toBe("ok");
  knobs.keyStates[organizationKeys.scoped] = "revoked";
  await clock.advance(HOUR);
  expect(await missing()).toBe(0);
  const health = await ask("health/get", {});
  expect(health.source.state).toBe("collecting");
  expect(health.key).toMatchObject({
    lastFour: "oped",
    previous: { lastFour: "good", inUse: true },
  });
  expect(await stoppedAlerts(open)).toEqual([]);
}, 60_000);

test("a rejected key is one alert with one issue, which Health calls resolved once a key works", async () => {
  const open = await collecting();
  const { clock, knobs, ask } = open;
  knobs.keyStates[organizationKeys.good] = "revoked";
  await clock.advance(2 * HOUR);
  const alerts = await stoppedAlerts(open);
  expect(alerts).toMatchObject([{ level: "high", deliveryState: "delivered" }]);
  expect(alerts[0]?.issueKey).toMatch(/^[A-Z]+-\d+$/u);
  expect((await ask("health/get", {})).concerns).toMatchObject([{ ruleId: STOPPED }]);
  await ask("setup/replace-key", { apiKey: organizationKeys.scoped, keyExpiresAt: null });
  await clock.advance(10 * MINUTE);
  const health = await ask("health/get", {});
  expect(health.concerns).toEqual([]);
  expect(health.resolved).toMatchObject([{ key: alerts[0]?.key }]);
}, 60_000);

test("time in which the platform does not run the app raises nothing", async () => {
  const open = await collecting();
  await open.pause(5 * HOUR);
  await open.clock.advance(30 * MINUTE);
  expect(await stoppedAlerts(open)).toEqual([]);
}, 60_000);

test("the record of events and activity is checked as a job, and is intact", async () => {
  const { clock, ask } = await collecting();
  await clock.advance(2 * HOUR);
  const { id } = await ask("activity/check", {});
  await clock.advance(2 * MINUTE);
  const result = await ask("jobs/result", { id, part: 0 });
  expect(result).toMatchObject({
    kind: "check-record",
    check: { segments: { result: "intact" }, activity: { result: "intact" } },
  });
}, 60_000);
