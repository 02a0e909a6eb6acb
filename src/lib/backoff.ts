/**
 * How long to wait before attempt `attempt + 1`: doubling from `baseMs` up to `capMs`, of which the upper half is
 * left to chance, so that many waiters do not come back together.
 */
export function backoff(
  attempt: number,
  options: { baseMs: number; capMs: number },
  fraction: number,
): number {
  const full = Math.min(options.capMs, options.baseMs * 2 ** Math.max(0, attempt - 1));
  return Math.round(full / 2 + (full / 2) * fraction);
}
