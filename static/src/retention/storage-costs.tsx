import Lozenge from "@atlaskit/lozenge";
import type { StorageForecast } from "#contract";
import { TableHead } from "../parts/table-head";
import { formatBytes } from "../text/format-bytes";
import { formatCount } from "../text/format-count";
import { Moment } from "../time/moment";

/** What keeping events for so long takes, and what the last days took. */
export function StorageCosts({ storage }: { storage: StorageForecast }) {
  const { eventsPerDay, bytesPerEvent, fitsDays, roomBytes, choices, days } = storage;
  if (fitsDays === null) {
    return (
      <p className="faint">
        What retention takes stands here once a whole day of events has been counted.
      </p>
    );
  }
  return (
    <>
      <p>
        At {formatCount(Math.round(eventsPerDay), "event")} a day and {formatBytes(bytesPerEvent)}{" "}
        each, <b>{formatCount(fitsDays, "day")}</b> fit into the {formatBytes(roomBytes)} that the
        database has before the window shrinks.
      </p>
      <table className="plain-table retention-table">
        <TableHead columns={["Kept for", "Database", "Raw events"]} actions="Whether it fits" />
        <tbody>
          {choices.map((choice) => (
            <tr key={choice.days}>
              <td>{formatCount(choice.days, "day")}</td>
              <td>{formatBytes(choice.bytes)}</td>
              <td>{choice.rawBytes === null ? "–" : formatBytes(choice.rawBytes)}</td>
              <td>
                <Lozenge appearance={choice.fits ? "success" : "moved"}>
                  {choice.fits ? "fits" : "shrinks earlier"}
                </Lozenge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <details>
        <summary>By day</summary>
        <table className="plain-table retention-table">
          <TableHead columns={["Day (UTC)", "Events", "Database", "Raw events"]} />
          <tbody>
            {days.toReversed().map((day) => (
              <tr key={day.day}>
                <td>
                  <Moment at={day.day} detail="day" />
                </td>
                <td>{new Intl.NumberFormat("en").format(day.events)}</td>
                <td>{formatBytes(day.bytes)}</td>
                <td>{day.rawBytes === null ? "–" : formatBytes(day.rawBytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
