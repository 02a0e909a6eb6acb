import type { BacktestSide } from "#contract";
import { fillDays } from "./fill-days";

interface DayChartProps {
  edited: BacktestSide["days"];
  saved: BacktestSide["days"] | null;
}

const HEIGHT = 80;

/** Matches by day in UTC, the saved rule's beside those of the edited one, and the same as a table. */
export function DayChart({ edited, saved }: DayChartProps) {
  const days = fillDays(edited, saved ?? []);
  if (days.length === 0) return null;
  const most = Math.max(...days.map((day) => Math.max(day.edited.matches, day.saved.matches)), 1);
  const bar = (n: number, matches: number, series: "edited" | "saved") => {
    const height = (matches / most) * HEIGHT;
    const width = saved ? 0.4 : 0.8;
    const x = n + (series === "edited" && saved ? 0.5 : 0.1);
    return (
      <rect
        className={`backtest-${series}`}
        x={x}
        y={HEIGHT - height}
        width={width}
        height={height}
      />
    );
  };
  const number = new Intl.NumberFormat("en");
  return (
    <figure className="backtest-days">
      <svg
        role="img"
        aria-label={`Matches by day, at most ${number.format(most)}`}
        viewBox={`0 0 ${days.length} ${HEIGHT}`}
        preserveAspectRatio="none"
      >
        {days.map(({ day, edited, saved: before }, n) => (
          <g key={day}>
            {saved && bar(n, before.matches, "saved")}
            {bar(n, edited.matches, "edited")}
          </g>
        ))}
      </svg>
      <figcaption className="faint">
        <span>{dayName(days[0]?.day)}</span>
        <span className="backtest-legend">
          <span className="backtest-key-edited" /> this text
          {saved && (
            <>
              <span className="backtest-key-saved" /> saved
            </>
          )}
          , most {number.format(most)} a day
        </span>
        <span>{dayName(days.at(-1)?.day)}</span>
      </figcaption>
      <details>
        <summary>As a table</summary>
        <div className="backtest-table">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">Day (UTC)</th>
                <th scope="col">Matches</th>
                <th scope="col">Alerts</th>
                {saved && <th scope="col">Saved: matches</th>}
                {saved && <th scope="col">Saved: alerts</th>}
              </tr>
            </thead>
            <tbody>
              {days
                .filter(
                  ({ edited, saved: before }) =>
                    edited.matches + edited.alerts + before.matches + before.alerts > 0,
                )
                .map(({ day, edited, saved: before }) => (
                  <tr key={day}>
                    <th scope="row">{dayName(day)}</th>
                    <td>{number.format(edited.matches)}</td>
                    <td>{number.format(edited.alerts)}</td>
                    {saved && <td>{number.format(before.matches)}</td>}
                    {saved && <td>{number.format(before.alerts)}</td>}
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

const dayName = (day: number | undefined): string =>
  day === undefined
    ? ""
    : new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" }).format(day);
