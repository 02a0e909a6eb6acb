import type { Dashboard, Level } from "#contract";
import { ShareBar } from "../charts/share-bar";
import { formatCount } from "../text/format-count";
import { readableName } from "../text/readable-name";
import { formatDuration } from "../time/format-duration";
import { DashboardCard } from "./dashboard-card";

interface AlertsCardProps {
  alerts: Dashboard["alerts"];
  /** Shows the alerts of a level; of all where it is null. */
  onOpen(level: Level | null): void;
}

/** The alerts of the range: how severe, what became of them and how fast. */
export function AlertsCard({ alerts, onOpen }: AlertsCardProps) {
  const { total, levels, became } = alerts;
  const number = new Intl.NumberFormat("en");
  const highest = Math.max(1, ...levels.map(({ count }) => count));
  const time = became.timeToAcknowledge;
  return (
    <DashboardCard title="Alerts">
      {total === 0 ? (
        <p className="faint">No rule raised an alert in this range.</p>
      ) : (
        <>
          <dl className="dashboard-became">
            {(["open", "acknowledged", "closed"] as const).map((state) => (
              <div key={state}>
                <dt>{readableName(state)}</dt>
                <dd>{number.format(became[state])}</dd>
              </div>
            ))}
          </dl>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">Level</th>
                <th scope="col">Volume</th>
                <th scope="col" className="number">
                  Alerts
                </th>
              </tr>
            </thead>
            <tbody>
              {levels.map(({ level, count }) => (
                <tr key={level}>
                  <td>
                    <button type="button" className="dashboard-link" onClick={() => onOpen(level)}>
                      {readableName(level)}
                    </button>
                  </td>
                  <td className="dashboard-volume" aria-label={`Bar of ${number.format(count)}`}>
                    <ShareBar count={count} most={highest} tone={level} />
                  </td>
                  <td className="number">{number.format(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="faint">
            {time === null
              ? "No issue of these alerts has left “to do” yet."
              : `Acknowledged after ${formatDuration(time.medianMs)} (median), nine of ten within ${formatDuration(time.ninetiethMs)}, of ${formatCount(time.of, "alert")}.`}
            {became.looked < total &&
              ` States are those of the newest ${number.format(became.looked)}.`}
          </p>
          <button type="button" className="dashboard-link" onClick={() => onOpen(null)}>
            Show all alerts
          </button>
        </>
      )}
    </DashboardCard>
  );
}
