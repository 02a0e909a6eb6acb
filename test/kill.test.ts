import { beforeAll, expect, test } from "@jest/globals";
import { resolve } from "node:path";
import { connect } from "../host/start/connect";
import { createLocalSite, type LocalSite } from "../host/start/local-site";
import { meanwhile } from "../host/start/meanwhile";
import { bundleApp } from "../host/runtime/bundle-app";
import { createVirtualClock } from "../host/virtual-clock";

// The real bundle, killed for good at one of its calls, with a queue that repeats and shuffles and a search that is late.

const appDir = resolve(__dirname, "..");
const START = Date.UTC(2026, 10, 23, 12);
const MINUTE = 60_000;
let bundleDir = "";

beforeAll(async () => {
  bundleDir = (await bundleApp({ appDir, outDir: `${appDir}/.local/bundle` })).outDir;
}, 180_000);

/** A connected site, all of whose past is collected; an incident is about to happen. */
async function beforeIncident() {
  const clock = createVirtualClock(START);
  const site = await createLocalSite({
    appDir,
    bundleDir,
    run: { runner: "virtual", clock, latencyMs: () => 8 },
    seed: "kill",
    organization: { days: 1, events: 40, quiet: true },
    forge: { faults: { queue: { duplicate: 0.3, shuffleMs: 3_000 } } },
  });
  site.jira.knobs.searchLagMs = 2 * MINUTE;
  const first = { backfillDays: 1, deliverHistorical: false, onlyJira: true };
  await meanwhile(clock, connect(site, clock, first));
  site.forge.scheduler.start();
  await clock.advance(MINUTE);
  site.organization.plantIncident("organization-admin-granted", clock.now() + 1_000);
  return { clock, site };
}

test("the first backfill after connecting, killed, is made up for before the first tick comes", async () => {
  const clock = createVirtualClock(START);
  const site = await createLocalSite({
    appDir,
    bundleDir,
    run: { runner: "virtual", clock, latencyMs: () => 8 },
    seed: "first",
    organization: { days: 1, events: 40, quiet: true, liveEventsPerHour: 0 },
  });
  const past = site.organization.counts().distinct;
  // Under its lease, before anything is stored.
  const kill = site.forge.killAt({
    call: 15,
    when: "before",
    of: ({ functionKey }) => functionKey === "backfill",
  });
  const first = { backfillDays: 1, deliverHistorical: false, onlyJira: true };
  await meanwhile(clock, connect(site, clock, first));
  await clock.advance(4 * MINUTE);
  expect(kill.fired()).toBe(true);
  expect(await countRows(site, "audit_event")).toBeGreaterThanOrEqual(past);
  await site.close();
}, 120_000);

async function countRows(site: LocalSite, table: string): Promise<number> {
  const outcome = await site.forge.sql.execute(`SELECT COUNT(*) AS n FROM ${table}`, []);
  return outcome.kind === "rows" ? Number(outcome.rows[0]?.["n"]) : Number.NaN;
}

/** Every call would take a quarter of an hour; `src/pipeline.test.ts` dies at each of them, in memory. */
const STRIDE = 12;

test.each([
  ["deliver", "before"],
  ["deliver", "after"],
  ["collect", "before"],
  ["collect", "after"],
] as const)(
  "%s, killed once %s a call, leaves exactly one issue of an incident and every event once",
  async (functionKey, when) => {
    let calls = 0;
    for (let call = when === "before" ? 1 : 3; ; call += STRIDE) {
      const { clock, site } = await beforeIncident();
      const kill = site.forge.killAt({
        call,
        when,
        of: (info) => info.functionKey === functionKey,
      });
      await clock.advance(15 * MINUTE);
      if (kill.fired()) calls = call;
      const issues = Object.values(site.jira.countBy("audit-stream.alert", "alertKey"));
      expect({ call, issues }).toEqual({ call, issues: issues.map(() => 1) });
      expect({ call, alerts: issues.length }).toEqual({
        call,
        alerts: await countRows(site, "alert WHERE historical = 0"),
      });
      expect(issues.length).toBeGreaterThan(0);
      await meanwhile(clock, site.forge.fireScheduled("every-five-minutes"));
      await clock.advance(4 * MINUTE + 2_000);
      expect({ call, events: await countRows(site, "audit_event") }).toEqual({
        call,
        events: site.organization.counts().distinct,
      });
      await site.close();
      if (!kill.fired()) break;
    }
    expect(calls).toBeGreaterThan(10);
  },
  600_000,
);
