import type { DestinationSummary, StreamProgress } from "#contract";
import { formatCount } from "../text/format-count";
import { Moment } from "../time/moment";
import "./stream-status.css";

interface StreamStatusProps {
  progress: StreamProgress;
  state: DestinationSummary["state"];
}

/** How far a destination has come with every event, what it waits for, and what it never got. */
export function StreamStatus({ progress, state }: StreamStatusProps) {
  const { enabled, sent, behind, behindSince, waiting, refused, refusals, skipped } = progress;
  const isOff = !enabled || state !== "open";
  return (
    <div className="stream-status">
      <div>
        {formatCount(sent, "event")} sent
        {isOff ? (enabled ? ", paused" : ", switched off") : behind === 0 ? ", up to date" : ""}
        {behind > 0 && (
          <>
            , about {new Intl.NumberFormat("en").format(behind)} behind
            {behindSince !== null && (
              <>
                {" "}
                since <Moment at={behindSince} />
              </>
            )}
          </>
        )}
      </div>
      {!isOff && waiting !== null && (
        <div className="destination-problem">
          Waiting: {waiting.reason}. Next try <Moment at={waiting.until} detail="second" />.
        </div>
      )}
      {skipped > 0 && (
        <div className="destination-problem">
          {formatCount(skipped, "event")} never sent: retention removed{" "}
          {skipped === 1 ? "it" : "them"} before.
        </div>
      )}
      {refused > 0 && (
        <details>
          <summary>{formatCount(refused, "event")} refused by the server</summary>
          <ul className="stream-refusals">
            {refusals.map(({ key, reason, at }) => (
              <li key={key}>
                <code>{key}</code> {reason} (<Moment at={at} />)
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
