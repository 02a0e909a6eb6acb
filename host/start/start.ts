import { createHash } from "node:crypto";
import { watch } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { HostClock } from "../clock";
import { createRealClock } from "../real-clock";
import { loadRecordedAuditLog } from "../org-api/load-recorded-audit-log";
import { bundleApp } from "../runtime/bundle-app";
import { createVirtualClock } from "../virtual-clock";
import { buildPage } from "./build-page";
import { chooseFaults } from "./choose-faults";
import { connect } from "./connect";
import { createLocalSite, type LocalSite } from "./local-site";
import { logVariables } from "./log-variables";
import { once } from "./once";
import { HELP, readArguments, type StartArguments } from "./read-arguments";
import { serve } from "./serve";
import { clearSiteState, createSiteState } from "./site-state";

// `npm start`: the local Forge host with the app, an organization and a Jira site, in real time and with a page; or
// with --once one cycle in virtual time and a line about it.

const appDir = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const localDir = join(appDir, ".local");
const SECOND = 1_000;
/** Who asks for more lines of the app wants to see them. */
const variables = logVariables(process.env);
const FIXED_START = Date.UTC(2026, 10, 23, 12);

async function main(): Promise<number> {
  const read = readArguments(process.argv.slice(2));
  if (!read.ok) {
    process.stderr.write(`${read.problem}\n\n${HELP}`);
    return 2;
  }
  const { args } = read;
  if (args.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const say = (line: string): void => {
    if (!args.json) process.stdout.write(`${line}\n`);
  };
  const stateDir = resolve(args.state ?? join(localDir, "state", stateName(args)));
  if (args.fresh) clearSiteState(stateDir);
  if (!args.once) {
    say("Building the page …");
    await buildPage(appDir);
  }
  say("Bundling the app as forge deploy would …");
  const { outDir } = await bundleApp({ appDir, outDir: join(localDir, "bundle") });
  return args.once ? runOnce(args, stateDir, outDir, say) : runServer(args, stateDir, outDir, say);
}

async function runOnce(
  args: StartArguments,
  stateDir: string,
  bundleDir: string,
  say: (line: string) => void,
): Promise<number> {
  const recorded = args.auditLog === undefined ? undefined : loadRecordedAuditLog(args.auditLog);
  const clock = createVirtualClock(
    clockBefore(stateDir) ?? (recorded === undefined ? FIXED_START : recorded.newest + SECOND),
  );
  const faults = args.faults === undefined ? undefined : chooseFaults(args.faults);
  const site = await createLocalSite({
    appDir,
    bundleDir,
    stateDir,
    run: { runner: "virtual", clock, latencyMs: () => 8 },
    seed: args.seed,
    ...(args.sql === undefined ? {} : { sql: args.sql }),
    forge: {
      ...(faults === undefined ? {} : { faults: faults.platform }),
      variables,
      log: (line) => {
        if (Object.keys(variables).length > 0) process.stderr.write(`${JSON.stringify(line)}\n`);
      },
    },
    organization:
      recorded === undefined ? { days: 30, events: args.events } : { recorded, quiet: true },
  });
  const { report, disagreements } = await once(site, clock, faults);
  await site.close();
  process.stdout.write(
    args.json ? `${JSON.stringify(report)}\n` : `${JSON.stringify(report, null, 2)}\n`,
  );
  for (const sentence of disagreements) process.stderr.write(`Disagreement: ${sentence}.\n`);
  if (disagreements.length === 0) say("Everybody who counted agrees.");
  return disagreements.length === 0 ? 0 : 1;
}

async function runServer(
  args: StartArguments,
  stateDir: string,
  bundleDir: string,
  say: (line: string) => void,
): Promise<number> {
  const recorded = args.auditLog === undefined ? undefined : loadRecordedAuditLog(args.auditLog);
  const clock = createRealClock(recorded === undefined ? 0 : recorded.newest + SECOND - Date.now());
  const faults = args.faults === undefined ? undefined : chooseFaults(args.faults);
  const site = await createLocalSite({
    appDir,
    bundleDir,
    stateDir,
    run: { runner: "process", clock },
    seed: args.seed,
    ...(args.sql === undefined ? {} : { sql: args.sql }),
    organization:
      recorded === undefined
        ? { days: 7, eventsPerDay: 600, liveEventsPerHour: 120 }
        : { recorded, quiet: true },
    forge: {
      ...(faults === undefined ? {} : { faults: faults.platform }),
      variables,
      log: (line) => {
        if (args.verbose || Object.keys(variables).length > 0) say(JSON.stringify(line));
      },
      onInvocation: (report) => {
        if (!report.result.success) {
          process.stderr.write(
            `${report.invocation.functionKey}: ${report.result.error.errorMessage}\n`,
          );
        }
      },
    },
  });
  const page = await serve(site, {
    appDir,
    port: args.port,
    clock,
    clockKind: "real",
    onCspReport: (text) => process.stderr.write(`Content security policy: ${text}\n`),
  }).catch(async (error: unknown) => {
    await site.close();
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") return null;
    throw error;
  });
  if (page === null) {
    process.stderr.write(
      `Port ${args.port} is taken. Another host may be running; or choose one: npm start -- --port ${args.port + 10}\n`,
    );
    return 1;
  }
  const endFaults = faults?.begin(site, clock);
  site.forge.scheduler.start();
  const saving = setInterval(site.save, 5 * SECOND);
  say(`\n  Audit Stream is at ${page.url}\n`);
  if (!site.isKnown && !args.empty) await introduce(site, clock, say);
  if (args.empty && !site.isKnown) {
    await site.forge.fireLifecycle("installed", "712020:installer");
    say(
      `  Nothing is connected. Organization id: ${site.organization.orgId}, API key: example-org-key-good`,
    );
  }
  if (args.dev) rebuildOnChange(say, page.reloadApp);
  say("  Press Ctrl+C to stop; what happened is kept for the next start (--fresh forgets it).");
  await untilStopped();
  clearInterval(saving);
  endFaults?.();
  await page.close();
  await site.close();
  return 0;
}

/** The first sight is the product at work: a week of events, and something that happens before your eyes. */
async function introduce(
  site: LocalSite,
  clock: HostClock,
  say: (line: string) => void,
): Promise<void> {
  await connect(site, clock, { backfillDays: 7, deliverHistorical: false });
  site.organization.plantIncident("organization-admin-granted", clock.now() + 60 * SECOND);
  await site.forge.fireScheduled("every-five-minutes");
  say(
    "  A simulated organization is connected. Within two minutes somebody is made an organization admin: watch Alerts and Issues.",
  );
}

const untilStopped = (): Promise<void> =>
  new Promise((stop) => {
    process.once("SIGINT", () => stop());
    process.once("SIGTERM", () => stop());
  });

function rebuildOnChange(say: (line: string) => void, reload: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  const changed = (build: () => Promise<unknown>): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      build().then(reload, (error: unknown) => process.stderr.write(`${String(error)}\n`));
    }, 300);
  };
  watch(join(appDir, "static/src"), { recursive: true }, () => changed(() => buildPage(appDir)));
  watch(join(appDir, "src"), { recursive: true }, () =>
    changed(async () => {
      say("Bundling the app again …");
      await bundleApp({ appDir, outDir: join(localDir, "bundle") });
      await buildPage(appDir);
    }),
  );
}

/** Each kind of run has a state of its own, so that a recorded log does not meet a simulated one. */
function stateName(args: StartArguments): string {
  const source =
    args.auditLog === undefined
      ? `${args.seed} ${args.once ? args.events : ""}`
      : resolve(args.auditLog);
  const unkind = args.faults === undefined ? "" : ` under faults ${args.faults}`;
  const hash = createHash("sha256")
    .update(source + unkind)
    .digest("hex")
    .slice(0, 8);
  return `${args.once ? "once" : "site"}-${args.empty ? "empty-" : ""}${hash}`;
}

function clockBefore(stateDir: string): number | undefined {
  const stored = createSiteState(stateDir).read("clock");
  const isClock = typeof stored === "object" && stored !== null && "now" in stored;
  return isClock && typeof stored.now === "number" ? stored.now : undefined;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
