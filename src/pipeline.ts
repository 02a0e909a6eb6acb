import type { Connection, SourceName } from "#contract";
import { jobKinds } from "#jobs/job-kinds";
import { runJobs } from "#jobs/run-jobs";
import type { Platform } from "#ports";
import { meetPeople } from "#privacy/meet-people";
import { loadRules, type ParsedRule } from "#rules/load-rules";
import { readSiteLogSwitch } from "#settings/read-site-log-switch";
import { noteArrival } from "#sources/audit-webhook/note-arrival";
import { collectSiteLog } from "#sources/jira-site-log/collect-site-log";
import { collectLive } from "#sources/org-audit-log/collect-live";
import { collectPast } from "#sources/org-audit-log/collect-past";
import type { PageOutcome } from "#sources/org-audit-log/follow-stream";
import { processedUntil } from "#sources/org-audit-log/processed-until";
import { readConnection } from "#sources/org-audit-log/read-connection";
import { readOrganization } from "#sources/org-audit-log/read-organization";
import { readRuns } from "#sources/org-audit-log/read-runs";
import { openStreams } from "#stream/open-streams";
import { runStreams } from "#stream/run-streams";
import { deliver } from "./pipeline/deliver";
import { dispatch } from "./pipeline/dispatch";
import { evaluate } from "./pipeline/evaluate";
import { followIssue, forgetIssue } from "./pipeline/follow-issues";
import { forget } from "./pipeline/forget";
import { isFull } from "./pipeline/is-full";
import { normalise } from "./pipeline/normalise";
import { raise } from "./pipeline/raise";
import { readActiveRules } from "./pipeline/read-active-rules";
import { retryQuarantined, type RetryOutcome } from "./pipeline/retry-quarantined";
import { rollUp } from "./pipeline/roll-up";
import { seal } from "./pipeline/seal";
import type { ActiveRules } from "./pipeline/shapes/active-rules";
import { ownRules } from "./pipeline/shapes/own-rules";
import type { Past } from "./pipeline/shapes/past";
import { store, type StoreCounts } from "./pipeline/store";
import { wakeAt } from "./pipeline/wake-at";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** What happens to an event: collected, stored, matched, delivered, streamed, summed up. `upkeep.ts` keeps that going. */
export function createPipeline(prebuilt: ReadonlyArray<ParsedRule>) {
  const kinds = jobKinds(prebuilt);

  /** One page of a source, from what was sent to what destinations have to hear. It may come again: then it adds nothing. */
  const takePage = (deps: Platform, connection: Connection, source: SourceName) => {
    let loaded: Promise<ActiveRules> | undefined;
    // With the first page: most runs find none, and compiling every rule for nothing is most of their work.
    const rules = (): Promise<ActiveRules> => (loaded ??= readActiveRules(deps, prebuilt));
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
      await dispatch(deps, await raise(deps, findings, connection));
      deps.log.write("collect.page-stored", { run: page.source, events: raws.length, ...counts });
      return { ...counts, newestProcessedAt: page.newestProcessedAt };
    };
  };

  /** The organization's log, as it goes on or back into the past. */
  const collectWith = async (deps: Platform, collectRun: typeof collectLive): Promise<void> => {
    const source = await readOrganization(deps);
    if (source === null) return;
    if (await isFull(deps)) {
      return deps.log.write("collect.skipped", { run: "org-audit-log", reason: "storage is full" });
    }
    const take = takePage(deps, source.connection, "org-audit-log");
    await collectRun(deps, {
      ...source,
      owner: deps.random.uuid(),
      until: deps.clock.now() + 45 * SECOND,
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
      await forget(deps, {
        processedUntil: processedUntil(await readRuns(deps)),
        until: deps.clock.now() + 15 * SECOND,
      });
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
  };
}
