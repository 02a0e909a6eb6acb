import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { resolve } from "node:path";
import { z } from "zod";
import type { AuditEvent, Digest } from "#contract";
import { organizationKeys } from "../host/org-api/organization-keys";
import { bundleApp } from "../host/runtime/bundle-app";
import { connect } from "../host/start/connect";
import { createLocalSite, type LocalSite } from "../host/start/local-site";
import { meanwhile } from "../host/start/meanwhile";
import { createVirtualClock, type VirtualClock } from "../host/virtual-clock";
import { createAsk, type Ask } from "./create-ask";

// The real bundle while two weeks end: what comes of them at the places outside of Jira.

const appDir = resolve(__dirname, "..");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Mondays at 8:00 in Berlin; between them clocks go back. */
const FIRST_END = Date.UTC(2026, 9, 19, 6);
const SECOND_END = Date.UTC(2026, 9, 26, 7);

/** The places that take a digest: PagerDuty and Jira make something of alerts alone. */
const takers = "slack microsoft-teams splunk elastic datadog microsoft-sentinel webhook".split(" ");

let site: LocalSite;
let clock: VirtualClock;
let ask: Ask;

beforeAll(async () => {
  clock = createVirtualClock(FIRST_END - 2 * HOUR);
  const { outDir } = await bundleApp({ appDir, outDir: `${appDir}/.local/bundle` });
  site = await createLocalSite({
    appDir,
    bundleDir: outDir,
    run: { runner: "virtual", clock, latencyMs: () => 8 },
    seed: "digest",
    organization: { days: 21, events: 2_000, liveEventsPerHour: 12 },
  });
  ask = createAsk(site, clock);
  site.forge.scheduler.start();
  await meanwhile(clock, connect(site, clock, { backfillDays: 21, deliverHistorical: false }));
  const { destinations } = await ask("destinations/list", {});
  await ask("digest/save", {
    enabled: true,
    weekday: 0,
    hour: 8,
    zone: "Europe/Berlin",
    destinationIds: destinations.filter((one) => one.takesDigests).map(({ id }) => id),
    version: 0,
  });
}, 300_000);

afterAll(() => site.close());

test("a week that ends brings one digest to each destination, with what was counted of it", async () => {
  await clock.runUntil(FIRST_END - 1);
  expect(digestsAt("slack")).toEqual([]);
  await clock.runUntil(FIRST_END + 3 * HOUR);
  const hourly = () => site.forge.fireScheduled("every-hour");
  await meanwhile(clock, Promise.all([hourly(), hourly(), hourly()]));
  await clock.advance(HOUR);
  for (const name of takers) expect(digestsAt(name)).toHaveLength(1);
  const { last, nextEnd } = await ask("digest/get", {});
  expect(nextEnd).toBe(SECOND_END);
  expect(last?.deliveries.map(({ state }) => state)).toEqual(takers.map(() => "delivered"));
  const digest = last?.digest;
  if (digest === undefined) throw new Error("There is no digest.");
  expect(digest).toMatchObject({ week: "2026-10-19", from: FIRST_END - 7 * DAY, to: FIRST_END });
  await agreesWithEvents(digest);
}, 600_000);

test("the next has a week of 169 hours, and the one before it beside it", async () => {
  const before = (await ask("digest/get", {})).last?.digest;
  // Nothing runs for days: what happened then is read from the log afterwards.
  site.forge.scheduler.stop();
  await clock.runUntil(SECOND_END - 2 * HOUR);
  site.organization.plantIncident("organization-admin-granted", clock.now() + 1_000);
  site.forge.scheduler.start();
  await clock.runUntil(SECOND_END + 3 * HOUR);
  for (const name of takers) expect(digestsAt(name)).toHaveLength(2);
  const digest = (await ask("digest/get", {})).last?.digest;
  if (digest === undefined) throw new Error("There is no digest.");
  expect(digest).toMatchObject({ week: "2026-10-26", from: FIRST_END, to: SECOND_END });
  expect(digest.events.before).toBe(before?.events.count);
  expect(digest.alerts.before).toBe(before?.alerts.count);
  await agreesWithEvents(digest);
  const { alerts } = await ask("alerts/list", { after: null, limit: 100, historical: false });
  const raised = alerts.filter(
    ({ createdAt }) => createdAt >= digest.from && createdAt < digest.to,
  );
  expect(digest.alerts.count).toBe(raised.length);
  expect(raised.length).toBeGreaterThan(0);
  expect(digest.alerts.became.open).toBe(raised.length);
}, 600_000);

test("the webhook's digest is signed, the figures are the same, and people can read the one in Slack", async () => {
  const { last } = await ask("digest/get", {});
  const [sent] = digestsAt("webhook");
  const body: unknown = JSON.parse(sent?.body ?? "");
  expect(body).toMatchObject({
    type: "digest.weekly",
    data: {
      test: false,
      digest: { week: "2026-10-26", zone: "Europe/Berlin", events: last?.digest.events },
    },
  });
  expect(sent?.key).toMatch(/^[0-9a-f]{32}$/);
  // The receiver refuses what is not signed with its secret.
  const answers = site.receivers.find(({ name }) => name === "webhook")?.answers();
  expect(Object.keys(answers ?? {})).toEqual(["200"]);
  const [slack] = digestsAt("slack");
  const count = last?.digest.events.count.toLocaleString("en") ?? "";
  expect(slack?.title).toBe("Weekly audit digest to 2026-10-26");
  expect(slack?.body).toContain(`Events: ${count} (the week before: `);
  expect(slack?.mentions).toBe(0);
});

test("switched off, a week that ends brings nothing", async () => {
  const { settings, version } = await ask("digest/get", {});
  await ask("digest/save", { ...settings, enabled: false, version });
  site.forge.scheduler.stop();
  await clock.runUntil(SECOND_END + 7 * DAY - HOUR);
  site.forge.scheduler.start();
  await clock.runUntil(SECOND_END + 7 * DAY + 3 * HOUR);
  expect(digestsAt("slack")).toHaveLength(2);
  expect(await ask("digest/get", {})).toMatchObject({ nextEnd: null });
}, 600_000);

/** What a receiver got of digests, newest first. */
function digestsAt(name: string) {
  const received = site.receivers.find((one) => one.name === name)?.received() ?? [];
  return received.filter(({ title, body }) => /digest/i.test(title) || body.includes('"digest"'));
}

/** Figures of a digest beside the stored events, and those beside what the organization's log has. */
async function agreesWithEvents(digest: Digest): Promise<void> {
  const { from, to } = digest;
  const events: AuditEvent[] = [];
  let after: { occurredAt: number; key: string } | null = null;
  do {
    const page: Awaited<ReturnType<typeof searched>> = await searched({ from, to }, after);
    events.push(...page.events);
    after = page.next;
  } while (after !== null);
  expect(digest.events.count).toBe(events.length);
  expect(events.length).toBe(await countOfLog(from, to));
  expect(events.length).toBeGreaterThan(100);
  for (const { value, count } of digest.products) {
    expect(count).toBe(events.filter(({ product }) => product === value).length);
  }
  for (const { value, count } of digest.actors) {
    expect(count).toBe(events.filter(({ actor }) => actor.id === value).length);
  }
  const failed = digest.categories.find(({ category }) => category === "failed-login");
  const isLogin = (action: string) => action === "user_login" || action === "user_login_failed";
  expect(failed?.count).toBe(
    events.filter(({ action, outcome }) => isLogin(action) && outcome === "failure").length,
  );
  expect(digest.collection).toMatchObject({ gaps: [], uncounted: 0 });
}

const searched = (
  filter: { from: number; to: number },
  after: { occurredAt: number; key: string } | null,
) => ask("events/search", { filter, after, limit: 100 });

const Page = z.object({
  data: z.array(
    z.object({ id: z.string(), attributes: z.object({ time: z.string() }) }).or(z.unknown()),
  ),
  meta: z.object({ next: z.string().nullish() }),
});
const Raw = z.object({ id: z.string(), attributes: z.object({ time: z.string() }) });

/** Different events of the organization's log from one moment to before another. */
async function countOfLog(from: number, to: number): Promise<number> {
  const ids = new Set<string>();
  let cursor: string | null = null;
  for (;;) {
    const query = new URLSearchParams({ limit: "500", from: String(from - 30 * DAY) });
    if (cursor !== null) query.set("cursor", cursor);
    const url = `https://api.atlassian.com/admin/v1/orgs/${site.organization.orgId}/events-stream?${query.toString()}`;
    const headers = { authorization: `Bearer ${organizationKeys.good}` };
    const answer = await meanwhile(
      clock,
      site.organization.handler({ method: "GET", url, headers, body: "" }),
    );
    if (answer.status !== 200) {
      await clock.advance(61_000);
      continue;
    }
    const page = Page.parse(JSON.parse(answer.body));
    for (const raw of page.data) {
      const event = Raw.safeParse(raw).data;
      const at = Date.parse(event?.attributes.time ?? "");
      if (event !== undefined && at >= from && at < to) ids.add(event.id);
    }
    const next = page.meta.next ?? null;
    if (next === null || next === cursor || page.data.length === 0) return ids.size;
    cursor = next;
  }
}
