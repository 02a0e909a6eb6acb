import type { VirtualClock } from "../virtual-clock";

/** Lets virtual time go on while `work` needs it, and gives what came of it. */
export async function meanwhile<Value>(clock: VirtualClock, work: Promise<Value>): Promise<Value> {
  let isDone = false;
  const ended = work.finally(() => {
    isDone = true;
  });
  // A failure is told below; until then it is not unhandled.
  ended.catch(() => undefined);
  while (!isDone) await clock.advance(50);
  return work;
}
