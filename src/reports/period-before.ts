import { daysUntil } from "./days-until";
import type { Step } from "./step";

const DAY = 86_400_000;

/**
 * What the steps of a dashboard are compared with: as many days before, the last of them as far as today has come, so
 * that neither a weekend nor an unfinished day makes the difference.
 */
export function periodBefore(steps: ReadonlyArray<Step>, zone: string): Step {
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined) throw new Error("A dashboard has steps.");
  const isOneDay = last.to - first.from === DAY;
  if (isOneDay) return { from: first.from - DAY, to: first.from };
  const days = daysUntil(first.from, steps.length, zone);
  const passed = last.to - last.from;
  const unfinished = days.at(-1)?.from ?? first.from;
  return { from: days[0]?.from ?? first.from, to: Math.min(first.from, unfinished + passed) };
}
