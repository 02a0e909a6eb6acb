import { scaleBand, scaleLinear } from "@visx/scale";
import { Bar } from "@visx/shape";
import "./charts.css";

const WIDTH = 90;
const HEIGHT = 24;

/** Counts of days as a line of little bars, the newest at the right. A day without any is a dot on the ground. */
export function SparkBars({ days, label }: { days: readonly number[]; label: string }) {
  const x = scaleBand({ domain: days.map((_, day) => day), range: [0, WIDTH], paddingInner: 0.3 });
  const y = scaleLinear({ domain: [0, Math.max(1, ...days)], range: [0, HEIGHT] });
  return (
    <svg className="chart-spark" width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      {days.map((count, day) => {
        const height = count === 0 ? 1 : Math.max(3, y(count));
        return (
          <Bar
            // oxlint-disable-next-line react/no-array-index-key -- A day is its place.
            key={day}
            className={count === 0 ? "chart-none" : "tone-0"}
            x={x(day) ?? 0}
            y={HEIGHT - height}
            width={x.bandwidth()}
            height={height}
          />
        );
      })}
    </svg>
  );
}
