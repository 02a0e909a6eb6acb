/**
 * At most `limit` code points of a text, well formed and without control characters other than tab and line feed:
 * databases, Jira and Slack each refuse some of those. A cut text ends in "…", which counts.
 */
export function cutText(text: string, limit: number): string {
  // oxlint-disable-next-line no-control-regex -- finding control characters is the purpose
  const clean = text.toWellFormed().replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, " ");
  if (clean.length <= limit) return clean;
  const points = Array.from(clean.slice(0, limit * 2 + 2));
  return points.length <= limit ? points.join("") : `${points.slice(0, limit - 1).join("")}…`;
}
