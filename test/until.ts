const PAUSE_MS = 1_000;
const MOST_MS = 240_000;

/** Asks again and again until what is asked for holds. Throws after minutes, so that a slow machine is no failure. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + MOST_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`This did not come about: ${what}.`);
    await new Promise((next) => setTimeout(next, PAUSE_MS));
  }
}
