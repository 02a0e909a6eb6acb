import ProgressBar from "@atlaskit/progress-bar";
import { useState } from "react";
import type { Coverage } from "#contract";
import { formatCount } from "../text/format-count";
import { Moment } from "../time/moment";
import "./coverage-line.css";

const reasons = {
  "cursor-expired": "Atlassian's cursor had expired",
  "beyond-retention": "older than Atlassian keeps events",
  quarantined: "events that could not be read are in quarantine",
  pruned: "removed by the retention that you set",
  "storage-full": "the app's storage was full",
} as const;

interface CoverageLineProps {
  coverage: Coverage | undefined;
  /** It was asked for and not answered. */
  isUnknown?: boolean;
}

/** "Complete from … to …, except …": what the list may be trusted for. */
export function CoverageLine({ coverage, isUnknown = false }: CoverageLineProps) {
  const [open, setOpen] = useState(false);
  if (!coverage && isUnknown)
    return <span className="faint">How complete this is, is not known at the moment</span>;
  if (!coverage) return <span className="skeleton-bar coverage-pending" />;
  const { from, to, gaps, backfill } = coverage;
  const busy = backfill.state === "running" || backfill.state === "waiting";
  return (
    <div className="coverage">
      <span>
        {from === null || to === null ? (
          "Nothing has been collected yet"
        ) : (
          <>
            Complete from <Moment at={from} /> to <Moment at={to} />
          </>
        )}
        {gaps.length > 0 && (
          <>
            ,{" "}
            <button
              type="button"
              className="text-button"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              except {formatCount(gaps.length, "gap")}
            </button>
          </>
        )}
      </span>
      {busy && (
        <span className="coverage-backfill">
          <span>
            Backfill {Math.round(backfill.progress * 100)}%, {formatCount(backfill.stored, "event")}
            {backfill.state === "waiting" && " (waiting for Atlassian's rate limit)"}
          </span>
          <ProgressBar value={backfill.progress} ariaLabel="Backfill" />
        </span>
      )}
      {backfill.state === "failed" && (
        <span className="coverage-failed">Backfill stopped: see Health</span>
      )}
      {open && gaps.length > 0 && (
        <ul className="coverage-gaps">
          {gaps.map((gap) => (
            <li key={`${gap.from} ${gap.reason}`}>
              <Moment at={gap.from} /> – <Moment at={gap.to} />: {reasons[gap.reason]}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
