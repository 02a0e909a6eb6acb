import { afterEach, expect, test } from "@jest/globals";
import { organizationKeys, type KeyState } from "../../host/org-api/organization-keys";
import { HOUR, MINUTE, openSite, type FailureSite } from "./open-site";

// The real bundle with keys that are wrong, end, or lose what they could.

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

const ends: ReadonlyArray<readonly [KeyState, status: number, state: string, says: RegExp]> = [
  ["expired", 401, "key-rejected", /expired or was revoked/u],
  ["not-admin-flat", 403, "not-admin", /organization admin/u],
];

test.each(ends)(
  "a key that becomes %s gets a %i, is asked with once an hour and told of, and a new one loses no event",
  async (keyState, status, state, says) => {
    const { clock, knobs, polls, ask, missing } = await collecting();
    knobs.keyStates[organizationKeys.good] = keyState;
    const since = clock.now();
    await clock.advance(2.5 * HOUR);
    const asked = polls(since);
    expect(asked.every((poll) => poll.status === status)).toBe(true);
    expect(asked.length).toBeGreaterThanOrEqual(1);
    expect(asked.length).toBeLessThanOrEqual(4);
    const { source } = await ask("health/get", {});
    expect(source).toMatchObject({ state, message: expect.stringMatching(says) });
    const apiKey = organizationKeys.scoped;
    const replaced = await ask("setup/replace-key", { apiKey, keyExpiresAt: null });
    expect(replaced.result).toBe("ok");
    expect(await missing()).toBe(0);
    expect((await ask("health/get", {})).source.state).toBe("collecting");
  },
  60_000,
);

test("health counts down the days of a key whose end was entered", async () => {
  const { clock, ask } = await collecting();
  const apiKey = organizationKeys.scoped;
  for (const [hours, daysLeft] of [
    [8 * 24, 7],
    [25, 1],
    [5, 0],
  ] as const) {
    const keyExpiresAt = clock.now() + hours * HOUR;
    await ask("setup/replace-key", { apiKey, keyExpiresAt });
    expect((await ask("health/get", {})).key).toMatchObject({ expiresAt: keyExpiresAt, daysLeft });
  }
}, 60_000);

/** What an administrator types in on the first day, and what the page says. */
const typed: ReadonlyArray<readonly [what: string, apiKey: string, result: string]> = [
  ["a personal API token", "ATATT3xFfGF0-a-token-of-a-person", "key-rejected"],
  ["a key of somebody who is no organization admin", organizationKeys.notAdmin, "not-admin"],
  ["a key without the scope", organizationKeys.withoutScope, "missing-scope"],
  ["a key of another organization", organizationKeys.otherOrganization, "organization-not-found"],
  ["a key of an organization without Guard", organizationKeys.withoutGuard, "no-guard"],
  ["a scoped key, which lists no organization", organizationKeys.scoped, "ok"],
];

test("each wrong key is told apart when it is tried, and only a good one is kept", async () => {
  site = await openSite({ connected: false });
  const { orgId } = site.site.organization;
  const connection = { orgId, keyExpiresAt: null, backfillDays: 0, deliverHistorical: false };
  for (const [what, apiKey, result] of typed) {
    const tried = await site.ask("setup/connect", { ...connection, apiKey });
    expect([what, tried.result]).toEqual([what, result]);
    const { connected } = await site.ask("session/get", {});
    expect([what, connected]).toEqual([what, result === "ok"]);
  }
  // The list of organizations is empty to a scoped key: the id is proven with the log itself.
  expect(site.site.organization.requests().map(({ path }) => path)).not.toContain("/admin/v1/orgs");
  await site.clock.advance(10 * MINUTE);
  expect(site.polls().at(-1)?.status).toBe(200);
}, 60_000);

test("an organization without Guard whose log is empty is told from a quiet one", async () => {
  site = await openSite({ connected: false, knobs: { withoutGuard: "empty" } });
  const { orgId } = site.site.organization;
  const tried = await site.ask("setup/connect", {
    orgId,
    apiKey: organizationKeys.withoutGuard,
    keyExpiresAt: null,
    backfillDays: 0,
    deliverHistorical: false,
  });
  expect(tried).toMatchObject({
    result: "ok-but-empty",
    message: expect.stringContaining("Guard"),
  });
  await site.clock.advance(HOUR);
  expect((await site.ask("health/get", {})).source.state).toBe("collecting");
  await site.clock.advance(5 * HOUR);
  const { source } = await site.ask("health/get", {});
  expect(source).toMatchObject({ state: "silent", message: expect.stringContaining("Guard") });
}, 60_000);
