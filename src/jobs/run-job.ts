import { excerpt } from "#lib/excerpt";
import type { Platform, StoredJob } from "#ports";
import type { DefinedJob } from "./define-job";
import { hasRoom, inRoom } from "./job-room";

const SECOND = 1_000;
/** No step takes so long: the function would be over. */
const LEASE = 150 * SECOND;
const MOST_ATTEMPTS = 5;
/** Of one step. */
const PIECES = 100;

/** One job, from where it is until it has ended, the time is over, the minute is used up, or it is no longer ours. */
export async function runJob(
  deps: Platform,
  kind: DefinedJob,
  run: { readonly id: string; readonly owner: string; readonly until: number },
): Promise<void> {
  const { id, owner } = run;
  const now = deps.clock.now();
  let job = await deps.jobs.claim({ id, owner, now, until: now + LEASE });
  while (job !== null) {
    if (job.attempts > MOST_ATTEMPTS) {
      return end(deps, job, job.error || "Its run was ended from outside each time it was tried.");
    }
    if (deps.clock.now() >= run.until || !(await hasRoom(deps))) {
      await deps.jobs.release({ id, version: job.version, dueAt: 0, error: job.error });
      return;
    }
    job = await step(deps, kind, job);
  }
}

/** The job after its next step; null where it has ended, was put off or was lost. */
async function step(deps: Platform, kind: DefinedJob, job: StoredJob): Promise<StoredJob | null> {
  const { id, version, input, checkpoint } = job;
  // The version is another at every claim and step, so no two tries of a step write the same piece.
  let kept = 0;
  const keep = async (value: string): Promise<number> => {
    if (kept >= PIECES) throw new Error(`a step keeps at most ${PIECES} pieces`);
    const part = version * PIECES + kept;
    kept += 1;
    await deps.jobs.writePart(id, part, value);
    return part;
  };
  const began = deps.clock.now();
  const outcome = await inRoom(deps, (deps) =>
    kind.step(deps, {
      input,
      state: checkpoint,
      keep,
      readKept: (part) => deps.jobs.readPart(id, part),
    }),
  ).catch((error: unknown) => ({ next: "threw" as const, error }));
  deps.log.write("job.step", { job: id, kind: job.kind, tookMs: deps.clock.now() - began });
  switch (outcome.next) {
    case "step": {
      const { state, progress } = outcome;
      const until = deps.clock.now() + LEASE;
      const moved = await deps.jobs.advance({ id, version, checkpoint: state, progress, until });
      if (moved === null) return null;
      return { ...job, checkpoint: state, progress, attempts: 0, error: "", version: moved };
    }
    case "done": {
      const { progress, parts } = outcome;
      const at = deps.clock.now();
      const ended = await deps.jobs.end({
        id,
        version,
        state: "done",
        progress,
        parts,
        error: "",
        at,
      });
      if (ended) deps.log.write("job.ended", { job: id, kind: job.kind, state: "done" });
      return null;
    }
    case "failed":
      await end(deps, job, outcome.reason);
      return null;
    case "threw":
      await putOff(deps, job, outcome.error);
      return null;
  }
}

async function putOff(deps: Platform, job: StoredJob, error: unknown): Promise<void> {
  const reason = excerpt(error instanceof Error ? error.message : String(error), 300);
  deps.log.write("job.step-failed", { job: job.id, kind: job.kind, attempt: job.attempts, reason });
  if (job.attempts >= MOST_ATTEMPTS) return end(deps, job, reason);
  const dueAt = deps.clock.now() + 30 * SECOND * Math.max(1, job.attempts);
  await deps.jobs.release({ id: job.id, version: job.version, dueAt, error: reason });
}

async function end(deps: Platform, job: StoredJob, error: string): Promise<void> {
  const { id, version, progress } = job;
  const at = deps.clock.now();
  const ended = await deps.jobs.end({
    id,
    version,
    state: "failed",
    progress,
    parts: [],
    error,
    at,
  });
  if (ended) deps.log.write("job.ended", { job: id, kind: job.kind, state: "failed" });
}
