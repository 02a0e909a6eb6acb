import { beforeAll, expect, test } from "@jest/globals";
import { resolve } from "node:path";
import { prebuiltRules } from "#rules/prebuilt-rules";
import { parsePrebuilt } from "#rules/load-rules";
import { createLocalSite, type LocalSite } from "../host/start/local-site";
import { once } from "../host/start/once";
import { bundleApp } from "../host/runtime/bundle-app";
import { createVirtualClock, type VirtualClock } from "../host/virtual-clock";
import { createAsk, type Ask } from "./create-ask";
import { endOfJob } from "./end-of-job";

// Jobs of the real bundle in virtual time: started by the page's procedures, killed, cancelled, and read to the end.

const appDir = resolve(__dirname, "..");
let bundleDir = "";

beforeAll(async () => {
  bundleDir = (await bundleApp({ appDir, outDir: `${appDir}/.local/bundle` })).outDir;
}, 180_000);

async function collectedSite() {
  const clock = createVirtualClock(Date.UTC(2026, 10, 23, 12));
  const site = await createLocalSite({
    appDir,
    bundleDir,
    run: { runner: "virtual", clock, latencyMs: () => 8 },
    seed: "jobs",
    organization: { days: 14, events: 1_500 },
  });
  await once(site, clock);
  site.forge.scheduler.start();
  return { clock, site, ask: createAsk(site, clock) };
}

async function backtest(ask: Ask, clock: VirtualClock, yaml: string) {
  const { id } = await ask("backtests/start", { yaml, from: 0, to: clock.now() });
  const job = await endOfJob(ask, clock, id);
  expect(job).toMatchObject({ state: "done", error: "" });
  const result = await ask("jobs/result", { id, part: 0 });
  if (result.kind !== "backtest") throw new Error(result.kind);
  return result.report;
}

/** The texts of rules and correlations that have raised alerts, and the keys of these. */
async function raisedRules(site: LocalSite) {
  const outcome = await site.forge.sql.execute(
    "SELECT HEX(alert_key) AS k, rule_id AS rule FROM alert",
    [],
  );
  if (outcome.kind !== "rows") throw new Error(outcome.kind);
  const texts = new Map(
    parsePrebuilt(prebuiltRules).map(({ document, yaml }) => [document.id, { document, yaml }]),
  );
  const raised = [...new Set(outcome.rows.map((row) => String(row["rule"])))].filter(
    (id) => (texts.get(id)?.yaml.length ?? Number.POSITIVE_INFINITY) < 30_000,
  );
  const chosen = raised.slice(0, 6);
  return {
    yaml: chosen.map((id) => texts.get(id)?.yaml ?? "").join("\n---\n"),
    correlations: raised.filter((id) => texts.get(id)?.document.kind === "correlation"),
    keysOf: (ids: ReadonlyArray<string>) =>
      outcome.rows
        .filter((row) => ids.includes(String(row["rule"])))
        .map((row) => String(row["k"]).toLowerCase())
        .toSorted(),
    textOf: (id: string) => texts.get(id)?.yaml ?? "",
    chosen,
  };
}

test("a backtest finds what was raised while collecting, and again when it is killed at any of its calls", async () => {
  const { clock, site, ask } = await collectedSite();
  const { yaml, chosen, correlations, keysOf, textOf } = await raisedRules(site);
  expect(chosen.length).toBeGreaterThan(3);
  expect(correlations.length).toBeGreaterThan(0);
  const report = await backtest(ask, clock, yaml);
  expect(report.edited.newest.map(({ key }) => key).toSorted()).toEqual(keysOf(chosen));
  for (const id of correlations.slice(0, 3)) {
    const { edited } = await backtest(ask, clock, textOf(id));
    expect({ id, keys: edited.newest.map(({ key }) => key).toSorted() }).toEqual({
      id,
      keys: keysOf([id]),
    });
  }
  for (let call = 1; ; call += 6) {
    const when = call % 12 === 1 ? "before" : "after";
    const kill = site.forge.killAt({ call, when, of: ({ functionKey }) => functionKey === "jobs" });
    const again = await backtest(ask, clock, yaml);
    expect({ call, found: again.edited, saved: again.saved }).toEqual({
      call,
      found: report.edited,
      saved: report.saved,
    });
    if (!kill.fired()) break;
  }
  await site.close();
}, 300_000);

test("a cancelled job stays cancelled, and the next one can be started at once", async () => {
  const { clock, site, ask } = await collectedSite();
  const all = { filter: {}, format: "jsonl" } as const;
  const first = await ask("exports/start", all);
  expect(await ask("jobs/cancel", first)).toEqual({ cancelled: true });
  const second = await ask("exports/start", all);
  const job = await endOfJob(ask, clock, second.id);
  const pieces: string[] = [];
  for (let part = 0; part < job.parts; part += 1) {
    const piece = await ask("jobs/result", { id: second.id, part });
    if (piece.kind === "export-events") pieces.push(piece.text);
  }
  const keys = pieces.join("").trimEnd().split("\n");
  expect(new Set(keys).size).toBe(job.progress.done);
  expect(keys).toHaveLength(job.progress.done);
  expect((await ask("jobs/get", first)).job.state).toBe("cancelled");
  await site.close();
}, 120_000);
