import type { ComplianceReport } from "#contract";
import { Moment } from "../time/moment";

/** What was not watched, and when. */
export function GapList({ gaps }: Pick<ComplianceReport["collection"], "gaps">) {
  return (
    <ul className="compliance-gaps">
      {gaps.map(({ from, to, text }) => (
        <li key={`${from} ${text}`}>
          {text}: <Moment at={from} /> to {to === null ? "now" : <Moment at={to} />}
        </li>
      ))}
    </ul>
  );
}
