import {
  JobKind,
  type Job,
  type ProcedureInput,
  type ProcedureName,
  type ProcedureOutput,
} from "#contract";
import { sampleBacktest } from "./sample-backtest.ts";

type Answers<Names extends ProcedureName> = {
  [Name in Names]: (input: ProcedureInput<Name>) => ProcedureOutput<Name>;
};

const TAKES = 10_000;

/** Jobs that take ten seconds. Nothing is remembered between answers: a job's id says what it is and when it began. */
export function sampleJobs(
  now: number,
): Answers<
  | "jobs/list"
  | "jobs/get"
  | "jobs/cancel"
  | "jobs/result"
  | "exports/start"
  | "backtests/start"
  | "activity/check"
> {
  const before = jobAt(`export-events:2400:${now - 86_400_000}`, now);
  const packed = jobAt(`evidence-pack:2400:${now - 86_400_000}`, now);
  const checked = jobAt(`check-record:19:${now - 86_400_000}`, now);
  return {
    "jobs/list": ({ kind }) => ({
      jobs: [before, checked, packed].filter((job) => kind === undefined || job.kind === kind),
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
        case "evidence-pack":
          return { kind, name: "report.html", text: "<!doctype html><p>Evidence</p>" };
        case "check-record":
          return {
            kind,
            check: {
              at: now - 86_390_000,
              segments: {
                result: "intact",
                segments: 19,
                events: 18_420,
                removed: 4,
                erased: 0,
                head: "5f".repeat(32),
              },
              activity: { result: "intact", entries: 412 },
            },
          };
      }
    },
    "backtests/start": () => ({ id: `backtest:20000:${now}` }),
    "exports/start": () => ({ id: `export-events:2400:${now}` }),
    "activity/check": () => ({ id: `check-record:19:${now}` }),
  };
}

function jobAt(id: string, now: number): Job {
  const [name, total = "0", began = "0"] = id.split(":");
  const kind = JobKind.parse(name);
  const all = Number(total);
  const share = Math.min(1, (now - Number(began)) / TAKES);
  const isDone = share === 1;
  return {
    id,
    kind,
    title: titleOf(kind, all),
    state: isDone ? "done" : share < 0.1 ? "waiting" : "running",
    progress: { done: Math.round(all * share), total: all, note: "" },
    error: "",
    parts: isDone ? 1 : 0,
    createdBy: "ada",
    createdAt: Number(began),
    finishedAt: isDone ? Number(began) + TAKES : null,
  };
}

function titleOf(kind: JobKind, total: number): string {
  switch (kind) {
    case "export-events":
      return `Export of ${total.toLocaleString("en")} events, CSV`;
    case "backtest":
      return "Backtest of a rule";
    case "check-record":
      return "Check of the record";
    case "evidence-pack":
      return "Evidence of 90 days from 2026-08-26 on";
  }
}
