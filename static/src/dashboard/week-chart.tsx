import { formatCount } from "../text/format-count";

const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const hours = Array.from({ length: 24 }, (_, hour) => hour);
const CELL = 20;
const LEFT = 34;

/** Activity by weekday and hour: the darker, the more events. */
export function WeekChart({ week }: { week: number[][] }) {
  const most = Math.max(1, ...week.flat());
  return (
    <svg
      className="dashboard-week"
      viewBox={`0 0 ${LEFT + 24 * CELL} ${7 * CELL + 16}`}
      role="img"
      aria-label="Events by weekday and hour; the table has the numbers"
    >
      {days.map((day, row) => (
        <g key={day}>
          <text x="0" y={row * CELL + 14}>
            {day}
          </text>
          {hours.map((hour) => {
            const count = week[row]?.[hour] ?? 0;
            return (
              <rect
                key={hour}
                x={LEFT + hour * CELL}
                y={row * CELL}
                width={CELL - 2}
                height={CELL - 2}
                rx="3"
                opacity={0.06 + 0.94 * (count / most)}
              >
                <title>{`${day} ${hour}:00: ${formatCount(count, "event")}`}</title>
              </rect>
            );
          })}
        </g>
      ))}
      {[0, 6, 12, 18].map((hour) => (
        <text key={hour} x={LEFT + hour * CELL} y={7 * CELL + 12}>
          {hour}:00
        </text>
      ))}
    </svg>
  );
}
