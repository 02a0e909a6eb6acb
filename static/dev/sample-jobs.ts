import type { Job, ProcedureInput, ProcedureName, ProcedureOutput } from "#contract";
import { sampleBacktest } from "./sample-backtest.ts";

type Answers<Names extends ProcedureName> = {
  [Name in Names]: (input: ProcedureInput<Name>) => ProcedureOutput<Name>;
};

const TAKES = 10_000;

/** Jobs that take ten seconds. Nothing is remembered between answers: a job's id says what it is and when it began. */
export function sampleJobs(
  now: number,
): Answers<
  "jobs/list" | "jobs/get" | "jobs/cancel" | "jobs/result" | "exports/start" | "backtests/start"
> {
  const before = jobAt(`export-events:2400:${now - 86_400_000}`, now);
  return {
    "jobs/list": ({ kind }) => ({
      jobs: [before].filter((job) => kind === undefined || job.kind === kind),
    }),
    "jobs/get": ({ id }) => ({ job: jobAt(id, now) }),
    "jobs/cancel": () => ({ cancelled: true }),
    "jobs/result": ({ id }) => {
      const { kind } = jobAt(id, now);
      switch (kind) {
        case "export-events":
          return { kind, text: "occurred_at,action\r\n2026-01-05T09:00:00.000Z,user_login\r\n" };
        case "backtest":
          return { kind, report: sampleBacktest(now) };
      }
    },
    "backtests/start": () => ({ id: `backtest:20000:${now}` }),
    "exports/start": () => ({ id: `export-events:2400:${now}` }),
  };
}

function jobAt(id: string, now: number): Job {
  const [kind, total = "0", began = "0"] = id.split(":");
  const isExport = kind === "export-events";
  const all = Number(total);
  const share = Math.min(1, (now - Number(began)) / TAKES);
  const isDone = share === 1;
  return {
    id,
    kind: isExport ? "export-events" : "backtest",
    title: isExport ? `Export of ${all.toLocaleString("en")} events, CSV` : "Backtest of a rule",
    state: isDone ? "done" : share < 0.1 ? "waiting" : "running",
    progress: { done: Math.round(all * share), total: all, note: "" },
    error: "",
    parts: isDone ? 1 : 0,
    createdBy: "ada",
    createdAt: Number(began),
    finishedAt: isDone ? Number(began) + TAKES : null,
  };
}
