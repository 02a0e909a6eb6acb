import { afterEach, expect, test } from "@jest/globals";
import { z } from "zod";
import { organizationKeys } from "../host/org-api/organization-keys";
import { meanwhile } from "../host/start/meanwhile";
import { HOUR, MINUTE, openSite, type FailureSite } from "./failures/open-site";

// The real bundle in virtual time: Jira's own audit log and the audit log webhook feed the same events.

let open: FailureSite | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

const DAY = 24 * HOUR;

test("Jira's own log is collected from thirty days before it was switched on, each record once", async () => {
  open = await openSite({ organization: { liveEventsPerHour: 0 } });
  const { ask, clock, count } = open;
  const stored = () =>
    count(
      "SELECT COUNT(*) AS n FROM audit_event AS e JOIN event_kind AS k ON k.kind_id = e.kind_id WHERE k.source = 'jira-site-log'",
    );
  await clock.advance(10 * MINUTE);
  expect(await stored()).toBe(0);
  const { version, sources } = await ask("sources/get", {});
  expect(sources.siteLog).toMatchObject({ enabled: false, state: "off", stored: 0 });
  const since = clock.now();
  await ask("sources/switch-site-log", { enabled: true, version });
  await clock.advance(5 * HOUR);
  // The stand-in's administrators do something every 47 minutes.
  const made =
    Math.floor(clock.now() / (47 * MINUTE)) - Math.ceil((since - 30 * DAY) / (47 * MINUTE)) + 1;
  expect(await stored()).toBe(made);
  const after = await ask("sources/get", {});
  expect(after.sources.siteLog).toMatchObject({ enabled: true, state: "collecting", stored: made });
  const { events } = await ask("events/search", {
    filter: { text: "permission scheme" },
    after: null,
    limit: 3,
  });
  expect(events[0]).toMatchObject({
    source: "jira-site-log",
    action: "jira_site_permission_scheme_updated",
    product: "jira",
    target: { name: "Default software scheme" },
  });
  await ask("sources/switch-site-log", { enabled: false, version: after.version });
  await clock.advance(2 * HOUR);
  expect(await stored()).toBe(made);
}, 120_000);

test("what the webhook delivers is there at once, alerts, and comes with the next poll for nothing", async () => {
  open = await openSite({ organization: { liveEventsPerHour: 0 } });
  const { ask, clock, count, site } = open;
  await clock.advance(10 * MINUTE);
  const { address } = await ask("sources/get", {});
  const { secret } = await ask("tokens/create", {
    name: "Atlassian",
    method: "bearer",
    scopes: ["intake"],
    expiresAt: null,
  });
  const deliver = async (body: unknown, authorization = `Bearer ${secret}`) => {
    const headers = { authorization, "content-type": "application/json" };
    const sent = site.forge.webTriggers.handle({
      method: "POST",
      url: address,
      headers,
      body: JSON.stringify(body),
    });
    return (await meanwhile(clock, sent)).status;
  };
  // What Atlassian's API will say of it, as the webhook wraps it.
  site.organization.plantIncident("organization-admin-granted", clock.now() - MINUTE);
  await clock.advance(1_000);
  const known = await count("SELECT COUNT(*) AS n FROM audit_event");
  const url = `https://api.atlassian.com/admin/v1/orgs/${site.organization.orgId}/events-stream?from=${clock.now() - 5 * MINUTE}&limit=500`;
  const answer = await meanwhile(
    clock,
    Promise.resolve(
      site.organization.handler({
        method: "GET",
        url,
        headers: { authorization: `Bearer ${organizationKeys.good}` },
        body: "",
      }),
    ),
  );
  const { data } = z.object({ data: z.array(z.unknown()) }).parse(JSON.parse(answer.body));
  expect(data.length).toBeGreaterThan(0);
  expect(await deliver(data, "Bearer wrong")).toBe(401);
  expect(await deliver(data.map((record) => ({ data: { record } })))).toBe(200);
  const now = await count("SELECT COUNT(*) AS n FROM audit_event");
  expect(now).toBeGreaterThan(known);
  expect(await deliver({ sent: "as a test" })).toBe(200);
  expect((await ask("health/get", {})).quarantine.count).toBe(1);
  await clock.advance(HOUR);
  expect(await open.missing()).toBe(0);
  expect((await ask("sources/get", {})).sources.webhook).toMatchObject({
    deliveries: 2,
    stored: now - known,
  });
  expect((await ask("health/get", {})).counts.conflicting).toBe(0);
}, 120_000);
