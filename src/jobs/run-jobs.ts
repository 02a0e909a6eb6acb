import type { JobKind } from "#contract";
import type { Platform } from "#ports";
import type { DefinedJob } from "./define-job";
import { hasRoom } from "./job-room";
import { runJob } from "./run-job";

/** Jobs that are looked at: more are under way only where many people ask at once. */
const MOST = 50;

/** Does the steps of jobs, oldest job first, until `until` or until the minute has had its share. */
export async function runJobs(
  deps: Platform,
  kinds: Readonly<Record<JobKind, DefinedJob>>,
  run: { readonly owner: string; readonly until: number },
): Promise<void> {
  const tried = new Set<string>();
  while (deps.clock.now() < run.until && (await hasRoom(deps))) {
    const now = deps.clock.now();
    const next = (await deps.jobs.open(MOST)).find(
      ({ id, dueAt, leasedUntil }) => dueAt <= now && leasedUntil <= now && !tried.has(id),
    );
    if (next === undefined) return;
    tried.add(next.id);
    await runJob(deps, kinds[next.kind], { ...run, id: next.id });
  }
}
