/** A tick of five minutes may be left out, and what it wakes takes a while. */
const GRACE = 6 * 60_000;

/** When a poll was planned, once that is so long ago that it has to be told; null while all goes as planned. */
export function overdueSince(plannedAt: number | null, now: number): number | null {
  return plannedAt !== null && now - plannedAt > GRACE ? plannedAt : null;
}
