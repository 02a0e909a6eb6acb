import type { Logging, ProcedureInput, ProcedureName, ProcedureOutput } from "#contract";

type Answers<Names extends ProcedureName> = {
  [Name in Names]: (input: ProcedureInput<Name>) => ProcedureOutput<Name>;
};

/** How much is logged, and the file for support of a site on which little happened. */
export function sampleSupport(
  look: string,
  now: number,
): Answers<"logging/get" | "logging/save" | "health/diagnostics"> {
  let version = 1;
  let logging: Logging = {
    level: "info",
    debug:
      look === "busy"
        ? { areas: "audit-stream:*,-audit-stream:jobs", until: now + 2_400_000 }
        : null,
  };
  const areas = ["admin", "collect", "collect:http", "deliver", "deliver:http", "evaluate", "jobs"];
  return {
    "logging/get": () => ({
      logging,
      version,
      areas: areas.map((area) => `audit-stream:${area}`),
    }),
    "logging/save": ({ level, debug }) => {
      version += 1;
      logging = {
        level,
        debug: debug && { areas: debug.areas, until: now + debug.minutes * 60_000 },
      };
      return { version };
    },
    "health/diagnostics": () => ({
      format: "audit-stream-diagnostics",
      version: 1,
      madeAt: now,
      app: {
        version: "1.4.0",
        environment: "production",
        destinationKinds: ["jira-issue"],
        jobKinds: ["backtest"],
        logAreas: areas,
      },
      storage: { usedBytes: 1_000, limitBytes: 1_000_000, state: "ok", tables: [] },
      source: {
        state: "collecting",
        lastPollAt: now,
        lastEventAt: now,
        lagMs: 40_000,
        nextPollAt: now,
        emptyPolls: 0,
        keyDaysLeft: 200,
        hasPreviousKey: false,
      },
      runs: [],
      checkpoints: [],
      coverage: { from: null, to: null, gaps: 0, backfill: "done" },
      concerns: [],
      counts: {
        events: 0,
        known: 0,
        conflicting: 0,
        quarantined: 0,
        segments: 0,
        waitingToSeal: 0,
        alerts: 0,
      },
      deliveries: { queued: 0, waiting: 0, delivered: 0, rejected: 0 },
      destinations: [],
      jobs: [],
      budget: { apiRequests: 0, jobMs: 0, jobReads: 0 },
      configuration: {
        ownRules: 0,
        switchedRules: 0,
        lists: 0,
        suppressions: 0,
        tokens: 0,
        weeklyCopies: 8,
        windowDays: null,
        legalHolds: 0,
        digest: false,
        logLevel: "info",
        debugUntil: null,
      },
      log: "The app keeps no log lines: run forge logs, or download them from the console.",
    }),
  };
}
