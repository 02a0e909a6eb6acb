import { Diagnostics } from "#contract";
import { logPlaces } from "#contract/log-places";
import { readCopyList } from "#backup/copy-list";
import { destinationStates } from "#destinations/destination-states";
import { registry } from "#destinations/registry";
import { StoredDestination } from "#destinations/stored-destination";
import type { DocumentKind, Platform } from "#ports";
import { readDigestSettings } from "#settings/read-digest-settings";
import { readLogging } from "#settings/read-logging";
import { readRetention } from "#settings/read-retention";
import { readRuns } from "#sources/org-audit-log/read-runs";
import { runNames } from "#sources/org-audit-log/run-names";
import { readHealth } from "./read-health";
import { TICKS } from "./running-since";

/** What support has to know of this installation. The schema lets nothing through that a person or a server has said. */
export async function makeDiagnostics(
  deps: Platform,
  jobKinds: ReadonlyArray<string>,
): Promise<Diagnostics> {
  const { now, source, coverage, key, concerns, quarantine, counts, deliveries, storage } =
    await readHealth(deps);
  const runs = await readRuns(deps);
  const tallies = await deps.deliveries.tallies();
  const { retention } = await readRetention(deps);
  const { settings: logging } = await readLogging(deps);
  const jobs = await deps.jobs.open(50);
  const kinds = await kindsOf(deps);
  return Diagnostics.parse({
    format: "audit-stream-diagnostics",
    version: 1,
    madeAt: now,
    app: {
      version: deps.installation.version(),
      environment: deps.installation.environment(),
      destinationKinds: Object.keys(registry),
      jobKinds: [...jobKinds],
      logAreas: [...new Set(Object.values(logPlaces).map(({ area }) => area))],
    },
    storage: { ...storage, tables: [...(await deps.schema.tableSizes())] },
    source: {
      state: source.state,
      lastPollAt: source.lastPollAt,
      lastEventAt: source.lastEventAt,
      lagMs: source.lagMs,
      nextPollAt: source.nextPollAt,
      emptyPolls: source.emptyPolls,
      keyDaysLeft: key.daysLeft,
      hasPreviousKey: key.previous !== null,
    },
    runs: [
      { run: runNames.live, state: runs.live },
      { run: runNames.backfill, state: runs.past },
    ].flatMap(({ run, state }) =>
      state === null
        ? []
        : [
            {
              run,
              done: state.done,
              from: state.from,
              newestProcessedAt: state.newestProcessedAt,
              lastPollAt: state.lastPollAt,
              notBefore: state.notBefore,
              pageSize: state.pageSize,
              known: state.known,
              gaps: state.gaps.length,
              failure: state.failure && {
                status: state.failure.status,
                since: state.failure.since,
              },
            },
          ],
    ),
    checkpoints: await checkpoints(deps),
    coverage: {
      from: coverage.from,
      to: coverage.to,
      gaps: coverage.gaps.length,
      backfill: coverage.backfill.state,
    },
    concerns: concerns.map(({ ruleId, level, since }) => ({ rule: ruleId, level, since })),
    counts: { ...counts, quarantined: quarantine.count, alerts: await deps.alerts.count() },
    deliveries,
    destinations: (await destinationStates(deps)).map(({ id, state }) => {
      const tally = tallies.find(({ destinationId }) => destinationId === id);
      return { kind: kinds.get(id) ?? "unreadable", state, ...figuresOf(tally) };
    }),
    jobs: jobs.map(({ kind, dueAt, leasedUntil }) => ({ kind, dueAt, leasedUntil })),
    budget: {
      apiRequests: await deps.budget.spent("org-audit-log", now),
      jobMs: Math.round(await deps.budget.spent("job-ms", now)),
      jobReads: await deps.budget.spent("job-reads", now),
    },
    configuration: {
      ownRules: await many(deps, "rule"),
      switchedRules: await many(deps, "rule-switch"),
      lists: await many(deps, "list"),
      suppressions: await many(deps, "suppression"),
      tokens: await many(deps, "token"),
      weeklyCopies: (await readCopyList(deps)).copies.length,
      windowDays: retention.windowDays,
      legalHolds: retention.legalHolds.length,
      digest: (await readDigestSettings(deps)).settings.enabled,
      logLevel: logging.level,
      debugUntil: logging.debug?.until ?? null,
    },
    log: "The app keeps no log lines: run forge logs, or download them from the console.",
  });
}

/** By id; a kind that this version does not know is left out. */
async function kindsOf(deps: Pick<Platform, "documents">): Promise<ReadonlyMap<string, string>> {
  const stored = await deps.documents.list("destination");
  const known = stored.flatMap(({ id, body }) => {
    const kind = StoredDestination.safeParse(body).data?.kind ?? "";
    return Object.hasOwn(registry, kind) ? [[id, kind] as const] : [];
  });
  return new Map([["jira-issue", "jira-issue"], ...known]);
}

type Tally = Awaited<ReturnType<Platform["deliveries"]["tallies"]>>[number];

/** Of a failure only when it was and its status: the rest is what a server said. */
function figuresOf(
  tally: Tally | undefined,
): Omit<Diagnostics["destinations"][number], "kind" | "state"> {
  const status = /\b[1-5]\d\d\b/.exec(tally?.lastError?.text ?? "")?.[0];
  return {
    queued: tally?.queued ?? 0,
    waiting: tally?.waiting ?? 0,
    delivered: tally?.delivered ?? 0,
    rejected: tally?.rejected ?? 0,
    oldestWaitingAt: tally?.oldestWaitingAt ?? null,
    lastDeliveredAt: tally?.lastDeliveredAt ?? null,
    lastError: tally?.lastError ? { at: tally.lastError.at, status: Number(status ?? 0) } : null,
  };
}

/** Where each run is kept that has one; how far it is is in figures of its own. */
async function checkpoints(deps: Pick<Platform, "checkpoints">) {
  const found: Array<{ readonly name: string; readonly version: number }> = [];
  for (const name of [runNames.live, runNames.backfill, TICKS, "sealer", "raw-pruner", "roll-up"]) {
    const checkpoint = await deps.checkpoints.read(name);
    if (checkpoint !== null) found.push({ name, version: checkpoint.version });
  }
  return found;
}

async function many(deps: Pick<Platform, "documents">, kind: DocumentKind): Promise<number> {
  return (await deps.documents.list(kind)).filter(({ body }) => body !== null).length;
}
