import { Queue as ForgeQueue } from "@forge/events";
import type { Queue } from "#ports";

/** The platform takes 50 events a push, with delays of up to 900 s. */
const MOST = 50;
const LONGEST_DELAY = 900;

/** Wakes consumers, never two runs of one queue at a time. Throws `WakeFailed` where the platform did not take all. */
export function createQueue(): Queue {
  return {
    wake: async (queue, delaysSeconds) => {
      if (delaysSeconds.length === 0) return;
      const events = delaysSeconds.slice(0, MOST).map((delay) => ({
        body: {},
        delayInSeconds: Math.min(LONGEST_DELAY, Math.max(0, Math.ceil(delay))),
        concurrency: { key: queue, limit: 1 },
      }));
      try {
        await new ForgeQueue({ key: queue }).push(events);
      } catch (error) {
        throw new WakeFailed(queue, { cause: error });
      }
    },
  };
}

/** Nobody, or not everybody, will be woken. The next tick of the scheduler finds the work all the same. */
export class WakeFailed extends Error {
  override readonly name = "WakeFailed";

  constructor(queue: string, options: ErrorOptions) {
    super(`The queue ${queue} did not take a push`, options);
  }
}
