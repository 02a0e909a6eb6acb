import { formatCount } from "../text/format-count";

const WIDTH = 1_000;
const HEIGHT = 180;

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
  const slot = WIDTH / points.length;
  return (
    <>
      <svg
        className="dashboard-chart"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="group"
        aria-label={name}
      >
        <line className="grid-line" x1="0" x2={WIDTH} y1="4" y2="4" />
        <line className="grid-line" x1="0" x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} />
        {points.map((point, index) => {
          let top = HEIGHT;
          const label = `${nameOf(point.from)}: ${formatCount(totals[index] ?? 0, noun)}`;
          return (
            <a
              key={point.from}
              role="button"
              tabIndex={0}
              aria-label={label}
              onClick={() => onChoose(point)}
              onKeyDown={(event) => {
                if (event.key === "Enter") onChoose(point);
              }}
            >
              <title>{label}</title>
              <rect className="hit" x={index * slot} y={0} width={slot} height={HEIGHT} />
              {series.map(({ label: of, tone }, place) => {
                const height = ((point.counts[place] ?? 0) / Math.max(1, highest)) * (HEIGHT - 4);
                top -= height;
                return (
                  <rect
                    key={of}
                    className={`tone-${tone}`}
                    x={index * slot + slot * 0.1}
                    y={top}
                    width={slot * 0.8}
                    height={height}
                  />
                );
              })}
            </a>
          );
        })}
        <line className="grid-base" x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
      </svg>
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
