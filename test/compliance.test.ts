import { beforeAll, expect, test } from "@jest/globals";
import { resolve } from "node:path";
import { load } from "cheerio";
import { strToU8, zipSync } from "fflate";
import type { ProcedureInput } from "#contract";
import { checkEvidence } from "../cli/check-evidence";
import { createLocalSite } from "../host/start/local-site";
import { once } from "../host/start/once";
import { bundleApp } from "../host/runtime/bundle-app";
import { createVirtualClock, type VirtualClock } from "../host/virtual-clock";
import { createAsk, type Ask } from "./create-ask";
import { endOfJob } from "./end-of-job";

// What auditors ask of the real bundle: a control with a gap says so, and evidence verifies without the app.

const appDir = resolve(__dirname, "..");
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
let bundleDir = "";

beforeAll(async () => {
  bundleDir = (await bundleApp({ appDir, outDir: `${appDir}/.local/bundle` })).outDir;
}, 180_000);

test("a control whose rule is off says so, and the evidence pack that tells of it verifies offline", async () => {
  const clock = createVirtualClock(Date.UTC(2026, 10, 23, 12));
  const site = await createLocalSite({
    appDir,
    bundleDir,
    run: { runner: "virtual", clock, latencyMs: () => 8 },
    seed: "compliance",
    organization: { days: 14, events: 600 },
  });
  try {
    await once(site, clock);
    site.forge.scheduler.start();
    const ask = createAsk(site, clock);
    const { rules } = await ask("rules/list", {});
    const rule = rules.find(({ name }) => name === "app_installed");
    const { id = "", version = 0 } = rule ?? {};
    await ask("rules/set-enabled", { id, enabled: false, version });
    await clock.advance(2 * MINUTE);

    const tomorrow = (Math.floor(clock.now() / DAY) + 1) * DAY;
    const period = { from: tomorrow - 7 * DAY, to: tomorrow };
    const { report, signingKey } = await ask("compliance/report", { period });
    expect(signingKey).toBeNull();
    expect(report.controls.find((control) => control.id === "CC6.8")).toMatchObject({
      state: "partly",
      gaps: [{ to: null, text: '"Marketplace app installed" was off' }],
    });
    expect(report.controls.find((control) => control.id === "CC7.2")?.events).toBeGreaterThan(100);

    const files = await packOf(ask, clock, { period, frameworks: ["soc2", "iso27001"] });
    const { signingKey: key } = await ask("compliance/report", { period });
    const fingerprint = key?.fingerprint ?? "";
    expect(checkEvidence(zipped(files), fingerprint)).toMatchObject({ failed: false });
    const page = load(files.get("report.html") ?? "");
    expect(page("tr.partly").text()).toContain('"Marketplace app installed" was off');
    expect(page("script")).toHaveLength(0);

    const touched = new Map([...files, ["report.html", `${files.get("report.html")} `]]);
    expect(checkEvidence(zipped(touched), fingerprint)).toMatchObject({
      failed: true,
      json: { problems: ["report.html was changed"] },
    });
  } finally {
    await site.close();
  }
}, 180_000);

/** The files of a pack, joined from the pieces of the job's result as the page joins them. */
async function packOf(
  ask: Ask,
  clock: VirtualClock,
  input: ProcedureInput<"compliance/make-pack">,
): Promise<ReadonlyMap<string, string>> {
  const { id } = await ask("compliance/make-pack", input);
  const job = await endOfJob(ask, clock, id);
  expect(job).toMatchObject({ state: "done", error: "" });
  const files = new Map<string, string>();
  for (let part = 0; part < job.parts; part += 1) {
    const piece = await ask("jobs/result", { id, part });
    if (piece.kind !== "evidence-pack") throw new Error("not a piece of a pack");
    files.set(piece.name, `${files.get(piece.name) ?? ""}${piece.text}`);
  }
  return files;
}

const zipped = (files: ReadonlyMap<string, string>): Uint8Array =>
  zipSync(Object.fromEntries([...files].map(([name, text]) => [name, strToU8(text)])));
