import type { Concern, Connection, Retention, SourceName } from "#contract";
import { keepWeeklyCopy } from "#backup/keep-weekly-copy";
import { sendDigest } from "#digest/send-digest";
import { findConcerns } from "#health/find-concerns";
import { noteTick } from "#health/note-tick";
import { readConcerns } from "#health/read-concerns";
import { runningSince } from "#health/running-since";
import { jobKinds } from "#jobs/job-kinds";
import { runJobs } from "#jobs/run-jobs";
import type { Platform } from "#ports";
import { meetPeople } from "#privacy/meet-people";
import { reportAccounts } from "#privacy/report-accounts";
import { loadLists } from "#rules/load-lists";
import { loadRules, type ParsedRule } from "#rules/load-rules";
import { loadSuppressions } from "#rules/load-suppressions";
import { noteArrival } from "#sources/audit-webhook/note-arrival";
import { collectSiteLog } from "#sources/jira-site-log/collect-site-log";
import { refreshActionTitles } from "#sources/org-audit-log/action-titles";
import { collectLive } from "#sources/org-audit-log/collect-live";
import { collectPast } from "#sources/org-audit-log/collect-past";
import type { PageOutcome } from "#sources/org-audit-log/follow-stream";
import { readConnection } from "#sources/org-audit-log/read-connection";
import { readRuns } from "#sources/org-audit-log/read-runs";
import { API_KEY, PREVIOUS_API_KEY } from "#sources/org-audit-log/secret-names";
import { activeRules } from "./pipeline/active-rules";
import { closeHour } from "./pipeline/close-hour";
import { deliver } from "./pipeline/deliver";
import { dispatch } from "./pipeline/dispatch";
import { followIssue, followIssues, forgetIssue } from "./pipeline/follow-issues";
import { evaluate } from "./pipeline/evaluate";
import { forget } from "./pipeline/forget";
import { normalise } from "./pipeline/normalise";
import { openQueues } from "./pipeline/open-queues";
import { prune, storageState } from "./pipeline/prune";
import { pruneAlerts } from "./pipeline/prune-alerts";
import { pruneRaw } from "./pipeline/prune-raw";
import { raise } from "./pipeline/raise";
import { raiseConcerns } from "./pipeline/raise-concerns";
import { route } from "./pipeline/route";
import { retryQuarantined, type RetryOutcome } from "./pipeline/retry-quarantined";
import { rollUp } from "./pipeline/roll-up";
import { seal } from "./pipeline/seal";
import type { ActiveRules } from "./pipeline/shapes/active-rules";
import type { Past } from "./pipeline/shapes/past";
import { ownRules } from "./pipeline/shapes/own-rules";
import { holdsOf } from "./pipeline/shapes/holds-of";
import { store, type StoreCounts } from "./pipeline/store";
import { openStreams } from "#stream/open-streams";
import { readStreams } from "#stream/read-streams";
import { runStreams } from "#stream/run-streams";
import { readRetention } from "#settings/read-retention";
import { readSiteLogSwitch } from "#settings/read-site-log-switch";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What happens to an event: collected, stored, matched, delivered, streamed, summed up; and what keeps that going. */
export function createPipeline(prebuilt: ReadonlyArray<ParsedRule>) {
  const kinds = jobKinds(prebuilt);

  /** One page of a source, from what was sent to what destinations have to hear. It may come again: then it adds nothing. */
  const takePage = (deps: Platform, connection: Connection, source: SourceName) => {
    let loaded: Promise<ActiveRules> | undefined;
    // With the first page: most runs find none, and compiling every rule for nothing is most of their work.
    const rules = (): Promise<ActiveRules> => (loaded ??= readRules(deps, prebuilt));
    return async (raws: ReadonlyArray<unknown>, past: Past): Promise<PageOutcome & StoreCounts> => {
      const keep = await meetPeople(deps, raws);
      const page = normalise(deps, { orgId: connection.orgId, source, raws, keep });
      const counts = await store(deps, page);
      const { findings, silenced } = await evaluate(deps, await rules(), page.events, {
        ownAccountId: connection.appAccountId,
        past,
      });
      deps.log.write("evaluate.page", {
        events: page.events.length,
        findings: findings.length,
        silenced: silenced.length,
      });
      if (silenced.length > 0) await deps.silenced.add(silenced);
      const raised = await raise(deps, findings, connection);
      const queued = raised.length === 0 ? 0 : await dispatch(deps, raised, await route(deps));
      if (queued > 0) await deps.queue.wake("deliver", [0]);
      deps.log.write("collect.page-stored", { run: page.source, events: raws.length, ...counts });
      return { ...counts, newestProcessedAt: page.newestProcessedAt };
    };
  };

  const collectWith = async (deps: Platform, collectRun: typeof collectLive): Promise<void> => {
    const source = await connected(deps);
    if (source === null) return;
    if (await isFull(deps)) {
      return deps.log.write("collect.skipped", { run: "org-audit-log", reason: "storage is full" });
    }
    const until = deps.clock.now() + 45 * SECOND;
    const run = { ...source, owner: deps.random.uuid(), until };
    const take = takePage(deps, source.connection, "org-audit-log");
    await collectRun(deps, {
      ...run,
      takePage: (raws, isPastKnown) => take(raws, isPastKnown ? "known" : "unknown"),
    });
    await count(deps, 15 * SECOND);
  };

  /** Jira's own log, where a manager has switched it on. It has nothing to do with the organization's key. */
  const collectSite = async (deps: Platform): Promise<void> => {
    const { enabled, since } = (await readSiteLogSwitch(deps)).settings;
    if (!enabled) return;
    const { connection } = await readConnection(deps);
    if (connection === null || (await isFull(deps))) return;
    // What happened before it was switched on is history, as what happened before the organization was connected.
    const asOf = { ...connection, connectedAt: Math.max(since, connection.connectedAt) };
    const take = takePage(deps, asOf, "jira-site-log");
    await collectSiteLog(deps, {
      from: since - 30 * DAY,
      owner: deps.random.uuid(),
      until: deps.clock.now() + 20 * SECOND,
      takePage: (events) => take(events, "known"),
    });
  };

  /** Brings the counts up to what is stored. */
  const count = async (deps: Platform, ms: number): Promise<void> => {
    if ((await deps.rollups.waiting()) === 0) return;
    await rollUp(deps, { owner: deps.random.uuid(), until: deps.clock.now() + ms });
  };

  return {
    /** Every five minutes: pushes the polls until the next tick. Nothing else: a tick is never repeated. */
    tick: async (deps: Platform): Promise<void> => {
      const runs = await readRuns(deps);
      const { connection, past } = runs;
      await noteTick(deps);
      // Silent products are looked for by the hour.
      const streams = await readStreams(deps);
      const since = await runningSince(deps);
      const at = { now: deps.clock.now(), runningSince: since, hours: [], streams };
      await raiseOwn(deps, findConcerns(runs, at));
      const queues = await openQueues(deps);
      if (connection !== null) await deps.queue.wake("collect", [0, 60, 120, 180, 240]);
      if (connection !== null && connection.backfillDays > 0 && past?.done !== true) {
        await deps.queue.wake("backfill", [0, 60, 120, 180, 240]);
      }
      if (queues.size > 0) await deps.queue.wake("deliver", [0, 60, 120, 180, 240]);
      if (streams.some(({ isPaused }) => !isPaused))
        await deps.queue.wake("stream", [0, 60, 120, 180, 240]);
      const [open] = await deps.jobs.open(1);
      if (open !== undefined) await deps.queue.wake("jobs", [0, 60, 120, 180, 240]);
    },

    collect: async (deps: Platform): Promise<void> => {
      await collectWith(deps, collectLive);
      await collectSite(deps);
    },

    /** What the audit log webhook delivered: stored and followed up before its sender gets an answer. */
    takeIn: async (deps: Platform, raws: ReadonlyArray<unknown>) => {
      const { connection } = await readConnection(deps);
      if (connection === null) return { taken: false, reason: "not-connected" } as const;
      if (await isFull(deps)) return { taken: false, reason: "storage-full" } as const;
      const { orgId } = connection;
      const counts = await takePage(deps, connection, "audit-webhook")(raws, "elsewhere");
      await noteArrival(deps, orgId, counts);
      return { taken: true, ...counts } as const;
    },

    backfill: async (deps: Platform): Promise<void> => {
      await collectWith(deps, collectPast);
      // The past brings in minutes what correlations count in months.
      await forgetMatches(deps, deps.clock.now() + 15 * SECOND);
    },

    deliver: async (deps: Platform): Promise<void> => {
      const rules = await loadRules(deps, prebuilt);
      const nextDue = await deliver(deps, {
        owner: deps.random.uuid(),
        until: deps.clock.now() + 45 * SECOND,
        rules: [...rules.map(({ document }) => document), ...Object.values(ownRules)],
      });
      await wakeAt(deps, "deliver", nextDue);
    },

    /** Every event to whoever wants all of them. Small segments then: what is not sealed is not in its final order. */
    stream: async (deps: Platform): Promise<void> => {
      if ((await openStreams(deps)).length === 0) return;
      const owner = deps.random.uuid();
      const now = deps.clock.now();
      await seal(deps, { owner, until: now + 15 * SECOND, afterMs: 5 * MINUTE });
      await wakeAt(deps, "stream", await runStreams(deps, { owner, until: now + 45 * SECOND }));
    },

    jobs: (deps: Platform) => {
      const run = { owner: deps.random.uuid(), until: deps.clock.now() + 45 * SECOND };
      return runJobs(deps, kinds, run);
    },

    hourly: async (deps: Platform): Promise<void> => {
      await migrate(deps);
      const until = deps.clock.now() + 120 * SECOND;
      await seal(deps, { owner: deps.random.uuid(), until, afterMs: HOUR });
      const { retention } = await readRetention(deps);
      await applyRetention(deps, retention, until);
      await rollUp(deps, { owner: deps.random.uuid(), until: deps.clock.now() + 60 * SECOND });
      await forgetMatches(deps, until);
      await deps.jobs.prune(deps.clock.now() - 7 * DAY);
      await followIssues(deps, { until });
      const { random, clock } = deps;
      await reportAccounts(deps, { owner: random.uuid(), until: clock.now() + 30 * SECOND });
      const { concerns } = await readConcerns(deps, await readRuns(deps), await readStreams(deps));
      await raiseOwn(deps, concerns);
      if ((await sendDigest(deps)) > 0) await deps.queue.wake("deliver", [0]);
    },

    daily: async (deps: Platform): Promise<void> => {
      await keepWeeklyCopy(deps);
      const source = await connected(deps);
      if (source !== null) {
        const { apiKey, connection } = source;
        await refreshActionTitles(deps, { orgId: connection.orgId, apiKey });
      }
    },

    /** Tries a record once more that could not be read as an event. */
    retry: async (deps: Platform, key: string): Promise<RetryOutcome> => {
      const { connection } = await readConnection(deps);
      if (connection === null) return { result: "gone" };
      return retryQuarantined(deps, key, async (raw, source) => {
        const { stored, known } = await takePage(deps, connection, source)([raw], "known");
        return stored + known;
      });
    },

    issueChanged: (deps: Platform, issueKey: string) => followIssue(deps, issueKey),

    issueDeleted: (deps: Platform, issueKey: string) => forgetIssue(deps, issueKey),

    installed: migrate,

    migrate,
  };
}

/** At 85 % nothing more is stored: Atlassian keeps its logs for 180 days, and the next hour makes room. */
async function isFull(deps: Pick<Platform, "schema" | "installation">): Promise<boolean> {
  const usedBytes = await deps.schema.usedBytes();
  return storageState(usedBytes, deps.installation.sqlLimitBytes()) === "full";
}

/** Wakes a queue when there is something to do again; what is further away the next tick finds. */
async function wakeAt(
  deps: Pick<Platform, "clock" | "queue">,
  queue: "deliver" | "stream",
  at: number | null,
): Promise<void> {
  const wait = at === null ? null : Math.ceil((at - deps.clock.now()) / SECOND);
  if (wait !== null && wait <= 900) await deps.queue.wake(queue, [Math.max(1, wait)]);
}

/** Brings the tables up to date; those that this minute has no room for, a minute later. */
async function migrate(deps: Pick<Platform, "schema" | "queue">): Promise<void> {
  if ((await deps.schema.migrate()) === "more") await deps.queue.wake("migrate", [61]);
}

/** What is forgotten depends on the run that is furthest behind: an event may be its next. */
async function forgetMatches(deps: Platform, until: number): Promise<void> {
  const { connection, live, past } = await readRuns(deps);
  if (connection === null) return;
  const states = past !== null && !past.done ? [live, past] : [live];
  const times = states.map((state) => state?.newestProcessedAt ?? null);
  const known = times.filter((time) => time !== null);
  const processedUntil = known.length < times.length ? null : Math.min(...known);
  await forget(deps, { processedUntil, until });
}

/** The rules as they are now, compiled with the lists and suppressions that they run with. */
async function readRules(
  deps: Pick<Platform, "documents" | "log">,
  prebuilt: ReadonlyArray<ParsedRule>,
): Promise<ActiveRules> {
  const [rules, lists, suppressions] = await Promise.all([
    loadRules(deps, prebuilt),
    loadLists(deps),
    loadSuppressions(deps),
  ]);
  return activeRules(deps, { rules, lists, suppressions });
}

/** Tells of what is wrong with the app's own work, once. */
async function raiseOwn(deps: Platform, concerns: ReadonlyArray<Concern>): Promise<void> {
  const raised = await raiseConcerns(deps, concerns);
  const queued = raised.length === 0 ? 0 : await dispatch(deps, raised, await route(deps));
  if (queued > 0) await deps.queue.wake("deliver", [0]);
}

/** Removes what has been kept for long enough, but for what is held. */
async function applyRetention(deps: Platform, retention: Retention, until: number): Promise<void> {
  const holds = holdsOf(retention.legalHolds);
  const now = deps.clock.now();
  await prune(deps, {
    windowDays: retention.windowDays,
    until,
    holds,
    closeHour: (hour) => closeHour(deps, hour, holds),
  });
  const before = retention.rawDays === null ? null : now - retention.rawDays * DAY;
  await pruneRaw(deps, { before, holds, owner: deps.random.uuid(), until });
  await pruneAlerts(deps, { alertDays: retention.alertDays, holds, until });
  await deps.activity.prune(now - retention.activityDays * DAY, 1_000);
}

/** The organization with its keys; null where none is connected. */
async function connected(deps: Pick<Platform, "documents" | "secrets">): Promise<{
  readonly connection: Connection;
  readonly apiKey: string;
  readonly previousKey: string | null;
} | null> {
  const { connection } = await readConnection(deps);
  const apiKey = connection === null ? null : await deps.secrets.get(API_KEY);
  if (connection === null || apiKey === null) return null;
  const previousKey =
    connection.previousKey == null ? null : await deps.secrets.get(PREVIOUS_API_KEY);
  return { connection, apiKey, previousKey };
}
