import type { Ask } from "./create-ask";
import { until } from "./until";

/** Ten polls a minute may be asked for. */
const AGAIN_MS = 7_000;

/** Has the app poll by the button of its Health page, again and again, until what is asked for holds. */
export async function pollUntil(
  ask: Ask,
  what: string,
  holds: () => boolean | Promise<boolean>,
): Promise<void> {
  let next = 0;
  await until(what, async () => {
    if (Date.now() >= next) {
      next = Date.now() + AGAIN_MS;
      await ask("sources/poll-now", {});
    }
    return await holds();
  });
}
