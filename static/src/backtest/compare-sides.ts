import type { BacktestSide } from "#contract";
import { formatCount } from "../text/format-count";

/** "The saved rule raises 12 alerts: 2 are new, 3 are gone." Of at most 200 on either side. */
export function compareSides(edited: BacktestSide, saved: BacktestSide | null): string {
  if (saved === null) return "The rule is not saved yet.";
  const fresh = edited.newest.filter(({ shared }) => !shared).length;
  const gone = saved.newest.filter(({ shared }) => !shared).length;
  if (fresh === 0 && gone === 0 && edited.matches === saved.matches) {
    return "The saved rule finds the same.";
  }
  const changes = [
    ...(fresh > 0 ? [`${fresh} of these ${fresh === 1 ? "is" : "are"} new`] : []),
    ...(gone > 0 ? [`${gone} of those ${gone === 1 ? "is" : "are"} gone`] : []),
  ];
  const found = `The saved rule raises ${formatCount(saved.alerts, "alert")} from ${formatCount(saved.matches, "match", "matches")}`;
  return changes.length === 0 ? `${found}.` : `${found}: ${changes.join(", ")}.`;
}
