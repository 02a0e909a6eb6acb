import SectionMessage from "@atlaskit/section-message";
import type { BacktestReport } from "#contract";
import { useAsk } from "../ask/use-ask";
import { Failed } from "../parts/failed";
import { LevelLozenge } from "../parts/level-lozenge";
import { formatCount } from "../text/format-count";
import { Moment } from "../time/moment";
import { compareSides } from "./compare-sides";
import { DayChart } from "./day-chart";
import "../parts/plain-table.css";

const LISTED = 10;

/** What a finished backtest has found. */
export function BacktestResult({ id }: { id: string }) {
  const result = useAsk("jobs/result", { id, part: 0 });
  if (result.isError) return <Failed error={result.error} onRetry={() => void result.refetch()} />;
  if (result.data?.kind !== "backtest") return <div className="skeleton-bar" />;
  return <Report report={result.data.report} />;
}

function Report({ report }: { report: BacktestReport }) {
  const { edited, saved } = report;
  return (
    <>
      {report.stopped && (
        <SectionMessage appearance="warning" title="Not all of history was looked at">
          <p>{report.stopped}</p>
        </SectionMessage>
      )}
      <p>
        <strong>
          {formatCount(edited.alerts, "alert")} from{" "}
          {formatCount(edited.matches, "match", "matches")}
        </strong>{" "}
        in {formatCount(report.scanned, "event")}. {compareSides(edited, saved)}
        {report.unreadable > 0 && ` ${formatCount(report.unreadable, "event")} could not be read.`}
      </p>
      <DayChart edited={edited.days} saved={saved?.days ?? null} />
      {edited.newest.length > 0 && (
        <>
          <h4>Newest alerts</h4>
          <ul className="backtest-list">
            {edited.newest.slice(0, LISTED).map((alert) => (
              <li key={alert.key}>
                <LevelLozenge level={alert.level} /> <span>{alert.title}</span>
                <span className="faint">
                  <Moment at={alert.at} />, {formatCount(alert.events, "event")}
                  {saved !== null && !alert.shared && ", not with the saved rule"}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {edited.actors.length > 0 && (
        <>
          <h4>Top actors</h4>
          <ul className="backtest-list">
            {edited.actors.map((actor) => (
              <li key={actor.id}>
                <span>{actor.name}</span>
                <span className="faint">{formatCount(actor.matches, "match", "matches")}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {edited.samples.length > 0 && (
        <>
          <h4>Sample events</h4>
          <ul className="backtest-list">
            {edited.samples.map(({ event, why }) => (
              <li key={event.key}>
                <span>{event.message}</span>
                <span className="faint">
                  <Moment at={event.occurredAt} />
                  {why?.kind === "rule" &&
                    why.tests.map(({ field, seen }) => `, ${field}: ${seen.join(", ")}`).join("")}
                  {why?.kind === "correlation" && `, ${why.seen} (${why.wanted.join(", ")})`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
