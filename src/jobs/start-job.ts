import type { Failure, JobKind } from "#contract";
import { err, ok, type Result } from "#lib/result";
import type { Platform } from "#ports";
import { untilNextTick } from "#ports/until-next-tick";

/** Of all people together. */
const MOST_OPEN = 20;

/** Adds a job of a person and wakes whoever does its steps. The tick finds it should nobody be woken. */
export async function startJob(
  deps: Pick<Platform, "jobs" | "random" | "clock" | "queue" | "log">,
  job: {
    readonly kind: JobKind;
    readonly title: string;
    /** What its kind reads; it is kept for a week. */
    readonly input: unknown;
    readonly createdBy: string;
  },
): Promise<Result<{ readonly id: string }, Failure>> {
  if ((await deps.jobs.open(MOST_OPEN)).length >= MOST_OPEN) {
    const message = `${MOST_OPEN} exports and backtests are under way. Try again in some minutes.`;
    return err({ code: "unavailable", message });
  }
  const id = deps.random.uuid();
  if (!(await deps.jobs.add({ ...job, id, createdAt: deps.clock.now() }))) {
    const message = `You have another ${names[job.kind]} under way. Wait for it, or cancel it.`;
    return err({ code: "conflict", message });
  }
  await deps.queue.wake("jobs", untilNextTick).catch((error: unknown) => {
    deps.log.write("unexpected", { where: "jobs", error: String(error) });
  });
  return ok({ id });
}

const names: Readonly<Record<JobKind, string>> = {
  "export-events": "export",
  backtest: "backtest",
  "check-record": "check of the record",
  "evidence-pack": "evidence pack",
};
