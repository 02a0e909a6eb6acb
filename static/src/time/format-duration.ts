const units = [
  { name: "day", ms: 86_400_000 },
  { name: "hour", ms: 3_600_000 },
  { name: "minute", ms: 60_000 },
  { name: "second", ms: 1_000 },
] as const;

/** A stretch of time (milliseconds) in its largest whole unit, such as "3 hours"; below a second "less than a second". */
export function formatDuration(ms: number): string {
  const unit = units.find((candidate) => ms >= candidate.ms);
  if (!unit) return "less than a second";
  const count = Math.floor(ms / unit.ms);
  return `${count} ${unit.name}${count === 1 ? "" : "s"}`;
}
