import { formatDuration } from "./format-duration";

/** A moment (epoch milliseconds) as seen from `now`: "3 minutes ago", "in 2 days", "just now". */
export function formatAgo(at: number, now: number): string {
  const distance = now - at;
  if (Math.abs(distance) < 5_000) return "just now";
  return distance > 0 ? `${formatDuration(distance)} ago` : `in ${formatDuration(-distance)}`;
}
