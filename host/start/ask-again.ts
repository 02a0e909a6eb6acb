import type { HostClock } from "../clock";

const MOST_TRIES = 12;
const PAUSE_MS = 20_000;

/**
 * What a person does where a page says that something went wrong: tries again after a while. Gives the last failure up
 * after a dozen tries.
 */
export async function askAgain<Value>(clock: HostClock, ask: () => Promise<Value>): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (tries === MOST_TRIES) throw error;
      await new Promise<void>((resolve) => clock.after(PAUSE_MS, resolve));
    }
  }
}
