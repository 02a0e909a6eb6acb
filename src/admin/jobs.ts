import { BacktestReport, RecordCheck, type Failure } from "#contract";
import { readPiece } from "#jobs/evidence-pack/pack-file";
import { err, ok, type Result } from "#lib/result";
import type { Platform, StoredJob } from "#ports";
import type { Caller } from "./caller";
import type { ProcedureSet } from "./procedure-set";

const LISTED = 20;

/** The caller's own long questions; those of others do not exist here. */
export const jobProcedures: ProcedureSet<"jobs/list" | "jobs/get" | "jobs/cancel" | "jobs/result"> =
  {
    "jobs/list": async (deps, { kind }, caller) => {
      const jobs = await deps.jobs.ofPerson(caller.accountId, LISTED);
      return ok({ jobs: jobs.filter((job) => kind === undefined || job.kind === kind) });
    },

    "jobs/get": async (deps, { id }, caller) => {
      const found = await ownJob(deps, id, caller);
      if (!found.ok) return found;
      const { parts, ...job } = found.value;
      return ok({ job: { ...job, parts: parts.length } });
    },

    "jobs/cancel": async (deps, { id }, caller) => {
      const found = await ownJob(deps, id, caller);
      if (!found.ok) return found;
      return ok({ cancelled: await deps.jobs.cancel(id, deps.clock.now()) });
    },

    "jobs/result": async (deps, { id, part }, caller) => {
      const found = await ownJob(deps, id, caller);
      if (!found.ok) return found;
      const number = found.value.parts[part];
      const value = number === undefined ? null : await deps.jobs.readPart(id, number);
      if (value === null) return err(gone);
      switch (found.value.kind) {
        case "export-events":
          return ok({ kind: "export-events", text: deps.bytes.gunzip(value) });
        case "evidence-pack":
          return ok({ kind: "evidence-pack", ...readPiece(deps, value) });
        case "backtest": {
          const report = BacktestReport.parse(JSON.parse(deps.bytes.gunzip(value)));
          return ok({ kind: "backtest", report });
        }
        case "check-record":
          return ok({ kind: "check-record", check: RecordCheck.parse(JSON.parse(value)) });
      }
    },
  };

async function ownJob(
  deps: Pick<Platform, "jobs">,
  id: string,
  caller: Caller,
): Promise<Result<StoredJob, Failure>> {
  const job = await deps.jobs.get(id);
  return job !== null && job.createdBy === caller.accountId ? ok(job) : err(gone);
}

const gone: Failure = {
  code: "not-found",
  message: "There is no such result any more: results are kept for a week. Start it again.",
};
