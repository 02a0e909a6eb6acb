const MOST_MS = 420_000;

/**
 * Asks again and again until what is asked for holds. Throws after minutes, so that a slow machine is no failure: a log
 * in which nothing happens is left alone for four of them.
 */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  { pauseMs = 1_000 } = {},
): Promise<void> {
  const deadline = Date.now() + MOST_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`This did not come about: ${what}.`);
    await new Promise((next) => setTimeout(next, pauseMs));
  }
}
