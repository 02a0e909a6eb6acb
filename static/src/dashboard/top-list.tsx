import type { Dashboard } from "#contract";
import { ShareBar } from "../charts/share-bar";
import { changeText } from "./change-text";

interface TopListProps {
  of: Dashboard["actions"];
  total: number;
  /** Whether there is a period before to compare with. */
  isCompared: boolean;
  /** What the values are called, such as "Actor". */
  noun: string;
  nothingSaid: string;
  nameOf(value: { value: string; label: string }): string;
  /** Shows the events of a value. */
  onChoose(value: string): void;
}

/** The most frequent values with their counts and shares; the rest in the last line, so that the sum is the total. */
export function TopList({
  of,
  total,
  isCompared,
  noun,
  nothingSaid,
  nameOf,
  onChoose,
}: TopListProps) {
  const share = (count: number) => {
    const percent = (100 * count) / Math.max(1, total);
    return percent > 0 && percent < 1 ? "<1 %" : `${Math.round(percent)} %`;
  };
  const number = new Intl.NumberFormat("en");
  if (of.values.length === 0) return <p className="faint">No events in this range.</p>;
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{noun}</th>
          <th scope="col">Share</th>
          <th scope="col" className="number">
            Events
          </th>
          {isCompared && (
            <th scope="col" className="number">
              Change
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {of.values.map((one) => (
          <tr key={one.value}>
            <td>
              {one.value === "" ? (
                nothingSaid
              ) : (
                <button
                  type="button"
                  className="dashboard-link"
                  onClick={() => onChoose(one.value)}
                >
                  {nameOf(one)}
                </button>
              )}
            </td>
            <td className="dashboard-share">
              <ShareBar count={one.count} most={total} />
              {share(one.count)}
            </td>
            <td className="number">{number.format(one.count)}</td>
            {isCompared && (
              <td className="number dashboard-change">{changeText(one.count, one.before)}</td>
            )}
          </tr>
        ))}
        {of.others > 0 && (
          <tr>
            <td>All others</td>
            <td className="dashboard-share">
              <ShareBar count={of.others} most={total} tone="other" />
              {share(of.others)}
            </td>
            <td className="number">{number.format(of.others)}</td>
            {isCompared && <td className="number dashboard-change">–</td>}
          </tr>
        )}
      </tbody>
    </table>
  );
}
