import { scaleLinear } from "@visx/scale";
import { Bar } from "@visx/shape";
import "./charts.css";

/** How much of the most something is, as a bar of a table's line; the numbers stand beside it. */
export function ShareBar({
  count,
  most,
  tone = "0",
}: {
  count: number;
  most: number;
  tone?: string;
}) {
  const x = scaleLinear({ domain: [0, Math.max(1, most)], range: [0, 100], clamp: true });
  return (
    <svg className="chart-share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <Bar className="chart-share-whole" width={100} height={8} />
      <Bar className={`tone-${tone}`} width={x(count)} height={8} />
    </svg>
  );
}
