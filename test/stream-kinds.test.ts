import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { resolve } from "node:path";
import { bundleApp } from "../host/runtime/bundle-app";
import { connect } from "../host/start/connect";
import { createLocalSite, type LocalSite } from "../host/start/local-site";
import { meanwhile } from "../host/start/meanwhile";
import { createVirtualClock, type VirtualClock } from "../host/virtual-clock";
import { createAsk, type Ask } from "./create-ask";

// The real bundle sends every event to the kinds of log server that take one, while these fail now and then.

const appDir = resolve(__dirname, "..");
const HOUR = 3_600_000;
const kinds = ["elastic", "datadog", "microsoft-sentinel"];

let site: LocalSite;
let clock: VirtualClock;
let ask: Ask;

beforeAll(async () => {
  clock = createVirtualClock(Date.UTC(2026, 10, 23, 12));
  const { outDir } = await bundleApp({ appDir, outDir: `${appDir}/.local/bundle` });
  site = await createLocalSite({
    appDir,
    bundleDir: outDir,
    run: { runner: "virtual", clock, latencyMs: () => 8 },
    seed: "stream-kinds",
    organization: { days: 2, events: 100, quiet: true },
  });
  ask = createAsk(site, clock);
  site.forge.scheduler.start();
  await meanwhile(clock, connect(site, clock, { backfillDays: 2, deliverHistorical: false }));
}, 300_000);

afterAll(() => site.close());

test("every event comes to Elastic, Datadog and Sentinel, whatever they answer in between", async () => {
  for (const { name, knobs } of site.receivers.filter((one) => kinds.includes(one.name))) {
    knobs.nextFaults.push("429", "503", "truncated", "html", "reset-before", "reset-after");
    knobs.retryAfterSeconds = 5;
    if (name === "elastic") knobs.busyItemEvery = 40;
  }
  const { destinations } = await ask("destinations/list", {});
  for (const { id, kind, name } of destinations.filter((one) => kinds.includes(one.kind))) {
    const { settings, routing, version } = await ask("destinations/get", { id });
    const stream = { enabled: true, start: "all" } as const;
    await ask("destinations/save", {
      id,
      kind,
      name,
      settings,
      routing,
      secrets: {},
      stream,
      version,
    });
  }
  await clock.advance(4 * HOUR);
  // What is collected is sent within minutes: what the log had an hour ago has come, and live events beside it.
  const { distinct } = site.organization.counts();
  await clock.advance(HOUR);
  expect(distinct).toBeGreaterThan(90);
  for (const kind of kinds) expect(eventsAt(kind).size).toBeGreaterThanOrEqual(distinct);
}, 300_000);

/** The keys of the events that came, by whatever name each kind gives them. */
function eventsAt(name: string): ReadonlySet<string> {
  const received = site.receivers.find((one) => one.name === name)?.received() ?? [];
  return new Set(
    received.flatMap(
      ({ body }) => /"(?:event_key|EventKey)": "([0-9a-f]{32})"/.exec(body)?.slice(1) ?? [],
    ),
  );
}
