import type { Clock, Random } from "#ports";
import type { Execute } from "./statements";

const ATTEMPTS = 10;

/**
 * Sends a statement again when the platform says that there were too many in a second: all functions of an
 * installation share 150. A throttled statement was not carried out, so nothing is done twice.
 */
export function patiently(
  deps: { readonly clock: Clock; readonly random: Random },
  execute: Execute,
): Execute {
  return async (query, params) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await execute(query, params);
      } catch (error) {
        if (attempt >= ATTEMPTS || !isThrottled(error)) throw error;
        await deps.clock.sleep(200 * attempt + Math.round(400 * deps.random.fraction()));
      }
    }
  };
}

/** The SDK's errors carry the platform's code; its documents name three for the same thing. */
function isThrottled(error: unknown): boolean {
  if (!(error instanceof Error) || !("code" in error)) return false;
  const codes: ReadonlyArray<unknown> = [
    "RATE_LIMIT_EXCEEDED",
    "TOO_MANY_REQUESTS",
    "REQUEST_THROTTLED",
  ];
  return codes.includes(error.code);
}
