import type { BacktestSide } from "#contract";
import { TimeBars } from "../charts/time-bars";
import { TableHead } from "../parts/table-head";
import { fillDays } from "./fill-days";

interface DayChartProps {
  edited: BacktestSide["days"];
  saved: BacktestSide["days"] | null;
}

const DAY = 86_400_000;
const noun = { one: "match", many: "matches" };

/** Matches by day in UTC, the saved rule's beside those of the edited one, and the same as a table. */
export function DayChart({ edited, saved }: DayChartProps) {
  const days = fillDays(edited, saved ?? []);
  if (days.length === 0) return null;
  const number = new Intl.NumberFormat("en");
  return (
    <figure className="backtest-days">
      <TimeBars
        name="Matches by day"
        noun={noun}
        grouped
        series={[
          ...(saved ? [{ label: "Saved rule", tone: "other" }] : []),
          { label: "This text", tone: "0" },
        ]}
        points={days.map(({ day, edited, saved: before }) => ({
          from: day,
          to: day + DAY,
          counts: saved ? [before.matches, edited.matches] : [edited.matches],
        }))}
        timeZone="UTC"
        nameOf={dayName}
      />
      <details>
        <summary>As a table</summary>
        <div className="backtest-table">
          <table className="plain-table">
            <TableHead
              columns={[
                "Day (UTC)",
                "Matches",
                "Alerts",
                ...(saved ? ["Saved: matches", "Saved: alerts"] : []),
              ]}
            />
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

const dayName = (day: number): string =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" }).format(day);
