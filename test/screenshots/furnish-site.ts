import { z } from "zod";
import { jiraUsers } from "../../host/jira/site";
import { incidentKinds } from "../../host/org-api/incidents/incident";
import { organizationKeys } from "../../host/org-api/organization-keys";
import { createLocalSite } from "../../host/start/local-site";
import { connect } from "../../host/start/connect";
import { meanwhile } from "../../host/start/meanwhile";
import { createVirtualClock } from "../../host/virtual-clock";
import type { SiteStage } from "./screenshot-targets";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const Answer = z.object({ ok: z.literal(true), value: z.unknown() });
const Saved = z.object({ id: z.string() });
/** Transitions of the stand-in Jira. */
const [inProgress, done] = [{ id: "21" }, { id: "31" }];
const Alerts = z.object({
  alerts: z.array(
    z.object({ ruleId: z.string(), title: z.string(), issueKey: z.string().nullable() }),
  ),
});

/** The organization of each stage; a site that is opened again has it from its state. */
export const organizationOf = (stage: SiteStage) =>
  stage === "full"
    ? { days: 7, events: 2_500, liveEventsPerHour: 60 }
    : { days: 1, events: 0, quiet: true, liveEventsPerHour: 0 };

/**
 * Makes a site of a stage in a folder, in virtual time that ends now: hours of collecting, alerting and delivering take
 * seconds. Who opens the folder with a real clock goes on from there.
 */
export async function furnishSite(
  stage: SiteStage,
  where: { readonly appDir: string; readonly bundleDir: string; readonly stateDir: string },
): Promise<void> {
  const end = Date.now() + MINUTE;
  const clock = createVirtualClock(end - 3 * HOUR);
  const admin = jiraUsers.siteAdmin.accountId;
  const site = await createLocalSite({
    ...where,
    run: { runner: "virtual", clock, latencyMs: () => 8 },
    seed: "pictures",
    organization: organizationOf(stage),
  });
  const ask = async (name: string, input: unknown): Promise<unknown> => {
    const answer = await meanwhile(clock, site.ask(admin, name, input));
    const read = Answer.safeParse(answer);
    if (!read.success) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return read.data.value;
  };
  await meanwhile(clock, site.forge.fireLifecycle("installed", admin));
  site.forge.scheduler.start();
  if (stage === "empty") {
    await ask("setup/connect", {
      orgId: site.organization.orgId,
      apiKey: organizationKeys.good,
      keyExpiresAt: end + 60 * 24 * HOUR,
      backfillDays: 7,
      deliverHistorical: false,
    });
  }
  if (stage === "full") {
    const options = { backfillDays: 7, deliverHistorical: true };
    await meanwhile(clock, connect(site, clock, options));
    await clock.advance(HOUR);
    for (const [index, kind] of incidentKinds.entries())
      site.organization.plantIncident(kind, clock.now() + index * 2 * MINUTE);
    await clock.advance(HOUR);
    await work(ask, end);
    const { alerts } = Alerts.parse(await ask("alerts/list", { after: null, limit: 100 }));
    const issues = alerts.flatMap(({ issueKey }) => issueKey ?? []);
    for (const [index, issueKey] of issues.entries()) {
      const transition = [inProgress, done, null][index % 3];
      if (transition === null) continue;
      await meanwhile(
        clock,
        site.jira.handler(
          {
            method: "POST",
            url: `/rest/api/3/issue/${issueKey}/transitions`,
            headers: {},
            body: JSON.stringify({ transition }),
          },
          { as: "user", accountId: jiraUsers.analyst.accountId, scopes: ["write:jira-work"] },
        ),
      );
    }
  }
  await clock.runUntil(end);
  site.forge.scheduler.stop();
  await clock.advance(1);
  await site.close();
}

/** What people do with the app in a week: lists, suppressions, tokens, exports, a backtest, a server nobody allowed yet. */
async function work(
  ask: (name: string, input: unknown) => Promise<unknown>,
  end: number,
): Promise<void> {
  const { alerts } = Alerts.parse(await ask("alerts/list", { after: null, limit: 20 }));
  const first = alerts.at(-1);
  if (first === undefined) throw new Error("No alert was raised.");
  await ask("suppressions/save", {
    id: null,
    version: 0,
    suppression: {
      reason: "Expected: nightly synchronisation of groups",
      rules: [first.ruleId],
      ipRanges: ["192.0.2.0/24"],
      expiresAt: end + 30 * 24 * HOUR,
    },
  });
  await ask("lists/save", {
    name: "offices",
    description: "Addresses of our offices",
    values: ["192.0.2.0/24", "198.51.100.0/24", "2001:db8::/32"],
    version: 0,
  });
  for (const [name, method, scopes] of [
    ["Uptime monitor", "bearer", ["health"]],
    ["Jira Automation", "signature", ["forward"]],
  ])
    await ask("tokens/create", { name, method, scopes, expiresAt: end + 90 * 24 * HOUR });
  const { id } = Saved.parse(await ask("rules/save", { id: null, yaml: ownRule, version: 0 }));
  // It would raise an alert with every login.
  await ask("rules/set-enabled", { id, enabled: false, version: 0 });
  await ask("backtests/start", { yaml: ownRule, from: 0, to: end });
  await ask("holds/place", {
    reason: "Case 2026-17, asked for by the legal team",
    from: end - 30 * 24 * HOUR,
    to: null,
    actorId: "",
    version: 0,
  });
  await ask("exports/start", { filter: {}, format: "csv" });
  await ask("activity/check", {});
}

const ownRule = `title: Somebody signs in
id: 3d3c1f0e-6f0b-4f53-9a52-4cf40f0f6b11
status: test
description: Every login, to see what a backtest tells.
logsource:
  product: atlassian
  service: audit
detection:
  selection:
    action: user_login
  condition: selection
level: low
audit-stream:
  dedup:
    by:
      - actor.id
    window: 1h
  examples:
    match:
      - id: example-1
        attributes:
          time: "2026-03-02T09:15:00Z"
          action: user_login
          actor: { id: "712020:a1", name: Ada Admin }
`;
