import { backoff } from "#lib/backoff";

/**
 * How long to wait where a person has to mend something first (a permission, a token, an address): five minutes,
 * doubling up to six hours, so that a mended destination comes back by itself and a broken one is left in peace.
 */
export const mendDelay = (attemptNumber: number): number =>
  backoff(attemptNumber, { baseMs: 300_000, capMs: 21_600_000 }, 1);
