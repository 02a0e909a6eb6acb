import type { Platform } from "#ports";

/** Of the 62.5 seconds of query time that Forge SQL gives a minute. */
const MOST_MS = 40_000;
/** Half of the 4,000 reads that the key-value store gives a minute. */
const MOST_READS = 2_000;
const READ_UNIT = 10_240;

/** Whether jobs may go on in this minute. */
export async function hasRoom(deps: Pick<Platform, "budget" | "clock">): Promise<boolean> {
  const now = deps.clock.now();
  if ((await deps.budget.spent("job-ms", now)) >= MOST_MS) return false;
  return (await deps.budget.spent("job-reads", now)) < MOST_READS;
}

/** Does something and counts its time, which is at least its query time, and what it reads from the key-value store. */
export async function inRoom<Value>(
  deps: Platform,
  work: (deps: Platform) => Promise<Value>,
): Promise<Value> {
  const began = deps.clock.now();
  let reads = 0;
  const counted =
    <Args extends ReadonlyArray<unknown>>(read: (...args: Args) => Promise<string | null>) =>
    async (...args: Args): Promise<string | null> => {
      const value = await read(...args);
      reads += Math.max(1, Math.ceil((value?.length ?? 0) / READ_UNIT));
      return value;
    };
  try {
    return await work({
      ...deps,
      segments: { ...deps.segments, read: counted(deps.segments.read) },
      jobs: { ...deps.jobs, readPart: counted(deps.jobs.readPart) },
    });
  } finally {
    const now = deps.clock.now();
    await deps.budget.spend("job-ms", now, now - began);
    await deps.budget.spend("job-reads", now, reads);
  }
}
