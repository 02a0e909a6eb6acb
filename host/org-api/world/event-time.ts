import type { Random } from "../../random";

/** RFC 3339 with 0, 3 or 6 fraction digits: all three were seen in one page. */
export const toEventTime = (ms: number, random: Random): string => {
  const iso = new Date(ms).toISOString();
  const mark = random.next();
  if (mark < 0.15) return `${iso.slice(0, 19)}Z`;
  if (mark < 0.3) return `${iso.slice(0, 23)}${random.below(1000).toString().padStart(3, "0")}Z`;
  return iso;
};
