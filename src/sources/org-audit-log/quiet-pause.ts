import type { StreamState } from "./stream-state";

/**
 * For how long (milliseconds) after a poll the log is left alone: after three polls without news those between the
 * five-minute ticks are left out, but where somebody has asked for one.
 */
export function quietPause({ emptyPolls, askedAt }: StreamState): number {
  return emptyPolls >= 3 && askedAt === null ? 4 * 60_000 : 0;
}
