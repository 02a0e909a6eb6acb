/**
 * One line of a text, safe to hand to anybody: well formed, without control characters, line breaks or marks that
 * turn the direction of writing (they can make `exe.gpj` read as `jpg.exe`). At most `limit` UTF-16 units, which is how
 * Jira and Slack count, never cut inside a code point; what is cut off is counted: `Deleted pol… (+1,204)`.
 */
export function excerpt(text: string, limit: number): string {
  // A megabyte need not be looked through for the few characters that are shown.
  const head = text.slice(0, limit * 4 + 1_000);
  const line = head.toWellFormed().replace(UNWANTED, " ").trim();
  if (head.length === text.length && line.length <= limit) return line;
  const total = countPoints(line) + text.length - head.length;
  const points = Array.from(line.slice(0, limit));
  let kept = points.join("");
  let tail = "";
  do {
    kept = kept.slice(0, kept.length - (points.pop()?.length ?? 0));
    tail = `… (+${(total - points.length).toLocaleString("en")})`;
  } while (points.length > 0 && kept.length + tail.length > limit);
  return (kept + tail).slice(0, limit);
}

const UNWANTED =
  // oxlint-disable-next-line no-control-regex -- finding control characters is the purpose
  /[\u0000-\u001F\u007F-\u009F\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]+/g;

function countPoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
