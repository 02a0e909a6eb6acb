import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { resolve } from "node:path";
import type { Receiver } from "../host/receivers/receiver";
import { bundleApp } from "../host/runtime/bundle-app";
import { connect } from "../host/start/connect";
import { createLocalSite, type LocalSite } from "../host/start/local-site";
import { meanwhile } from "../host/start/meanwhile";
import { createVirtualClock, type VirtualClock } from "../host/virtual-clock";
import { createAsk, type Ask } from "./create-ask";

// The real bundle while two SIEMs get every event: one that is well and one that is down for hours.

const appDir = resolve(__dirname, "..");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let site: LocalSite;
let clock: VirtualClock;
let ask: Ask;

const receiver = (name: string): Receiver => {
  const found = site.receivers.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no receiver ${name}`);
  return found;
};

const streamOf = async (kind: string) => {
  const { destinations } = await ask("destinations/list", {});
  const found = destinations.find((one) => one.kind === kind)?.stream;
  if (found === undefined || found === null) throw new Error(`${kind} does not stream`);
  return found;
};

const stored = async (): Promise<number> => (await ask("health/get", {})).counts.events;

beforeAll(async () => {
  clock = createVirtualClock(Date.UTC(2026, 10, 23, 12));
  const { outDir } = await bundleApp({ appDir, outDir: `${appDir}/.local/bundle` });
  site = await createLocalSite({
    appDir,
    bundleDir: outDir,
    run: { runner: "virtual", clock, latencyMs: () => 8 },
    seed: "event-stream",
    organization: { days: 3, events: 900, liveEventsPerHour: 30 },
  });
  ask = createAsk(site, clock);
  receiver("splunk").knobs.status = 500;
  site.forge.scheduler.start();
  await meanwhile(clock, connect(site, clock, { backfillDays: 3, deliverHistorical: false }));
  const { destinations } = await ask("destinations/list", {});
  const id = destinations.find(({ kind }) => kind === "webhook")?.id ?? "";
  const { secretsSet: _set, stream: _stream, ...siem } = await ask("destinations/get", { id });
  await ask("destinations/save", {
    ...siem,
    id,
    secrets: {},
    stream: { enabled: true, start: "all" },
  });
}, 300_000);

afterAll(() => site.close());

test("minutes after they were stored all events are at the one that is well", async () => {
  await clock.advance(15 * MINUTE);
  const before = await stored();
  expect(before).toBeGreaterThan(800);
  await clock.advance(8 * MINUTE);
  expect(receiver("webhook").streamed().distinct).toBeGreaterThanOrEqual(before);
  expect(receiver("webhook").streamed().repeated).toBe(0);
  expect(await streamOf("webhook")).toMatchObject({ refused: 0, skipped: 0, waiting: null });
}, 300_000);

test("the one that is down is told of, and after an hour by an issue", async () => {
  await clock.advance(100 * MINUTE);
  const down = await streamOf("splunk-hec");
  expect(down).toMatchObject({ sent: 0, waiting: { reason: expect.stringContaining("500") } });
  expect(down.behind).toBeGreaterThan(800);
  const { concerns, streams } = await ask("health/get", {});
  expect(concerns.map(({ ruleId }) => ruleId)).toEqual(["audit-stream.stream-behind"]);
  expect(streams).toHaveLength(2);
  const { alerts } = await ask("alerts/list", {
    after: null,
    limit: 10,
    ruleId: "audit-stream.stream-behind",
  });
  expect(alerts).toHaveLength(1);
  const issues = site.jira.countBy("audit-stream.alert", "alertKey");
  expect(issues[alerts[0]?.key ?? ""]).toBe(1);
}, 300_000);

test("once it is mended it gets all of them, and the concern is resolved", async () => {
  const before = await stored();
  receiver("splunk").knobs.status = null;
  await clock.advance(2 * HOUR);
  expect(receiver("splunk").streamed().distinct).toBeGreaterThanOrEqual(before);
  const { concerns, resolved } = await ask("health/get", {});
  expect(concerns).toEqual([]);
  expect(resolved.map(({ title }) => title)).toContainEqual(expect.stringMatching(/behind$/));
  expect(await streamOf("splunk-hec")).toMatchObject({ refused: 0, skipped: 0, waiting: null });
}, 300_000);
