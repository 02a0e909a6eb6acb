import { formatCount } from "../text/format-count";

export interface StackPoint {
  from: number;
  to: number;
  /** As many as there are series, in their order. */
  counts: number[];
}

interface StackChartProps {
  name: string;
  /** What is counted, such as "event". */
  noun: string;
  /** From the bottom up; `tone` is the end of a class name that has a colour. */
  series: Array<{ label: string; tone: string }>;
  points: StackPoint[];
  nameOf(at: number): string;
  onChoose(point: StackPoint): void;
}

/** Counts over time as stacked bars, each a button. */
export function StackChart({ name, noun, series, points, nameOf, onChoose }: StackChartProps) {
  const totals = points.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0));
  const highest = Math.max(0, ...totals);
  const height = Math.max(1, highest);
  return (
    <>
      <fieldset className="dashboard-chart" aria-label={name}>
        {points.map((point, index) => {
          const label = `${nameOf(point.from)}: ${formatCount(totals[index] ?? 0, noun)}`;
          return (
            <button
              key={point.from}
              type="button"
              aria-label={label}
              title={label}
              onClick={() => onChoose(point)}
            >
              <svg viewBox={`0 0 10 ${height}`} preserveAspectRatio="none" aria-hidden="true">
                {series.map(({ tone }, place) => {
                  const upTo = point.counts.slice(0, place + 1).reduce((sum, one) => sum + one, 0);
                  return (
                    <rect
                      key={tone}
                      className={`tone-${tone}`}
                      x="1"
                      y={height - upTo}
                      width="8"
                      height={point.counts[place] ?? 0}
                    />
                  );
                })}
              </svg>
            </button>
          );
        })}
      </fieldset>
      <div className="dashboard-axis" aria-hidden="true">
        <span>{nameOf(points[0]?.from ?? 0)}</span>
        <span>
          Highest: {formatCount(highest, noun)} {points.length === 24 ? "an hour" : "a day"}
        </span>
        <span>{nameOf(points.at(-1)?.from ?? 0)}</span>
      </div>
      <ul className="dashboard-key">
        {series.map(({ label, tone }) => (
          <li key={label}>
            <svg width="10" height="10" aria-hidden="true">
              <rect className={`tone-${tone}`} width="10" height="10" rx="2" />
            </svg>
            {label}
          </li>
        ))}
      </ul>
    </>
  );
}
