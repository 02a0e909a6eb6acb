import type { ProcedureOutput } from "#contract";
import type { VirtualClock } from "../host/virtual-clock";
import type { Ask } from "./create-ask";

const MINUTE = 60_000;
const MOST_MINUTES = 30;

/** Lets virtual time go on until the job has ended, and gives it. */
export async function endOfJob(
  ask: Ask,
  clock: VirtualClock,
  id: string,
): Promise<ProcedureOutput<"jobs/get">["job"]> {
  for (let minute = 0; minute < MOST_MINUTES; minute += 1) {
    const { job } = await ask("jobs/get", { id });
    if (job.state !== "waiting" && job.state !== "running") return job;
    await clock.advance(MINUTE);
  }
  throw new Error("the job did not end");
}
