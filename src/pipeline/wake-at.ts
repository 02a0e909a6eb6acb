import type { Platform } from "#ports";

const SECOND = 1_000;

/** Wakes a queue when there is something to do again; what is further away the next tick finds. */
export async function wakeAt(
  deps: Pick<Platform, "clock" | "queue">,
  queue: "deliver" | "stream",
  at: number | null,
): Promise<void> {
  const wait = at === null ? null : Math.ceil((at - deps.clock.now()) / SECOND);
  if (wait !== null && wait <= 900) await deps.queue.wake(queue, [Math.max(1, wait)]);
}
