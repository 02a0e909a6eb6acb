import type { Dashboard } from "#contract";
import { formatCount } from "../text/format-count";
import { readableName } from "../text/readable-name";
import { formatTime } from "../time/format-time";
import type { Zone } from "../time/zone";

/** So many products have a colour of their own; the rest share the last. */
const COLOURS = 5;

interface TimeChartProps {
  dashboard: Dashboard;
  zone: Zone;
  onChoose(range: { from: number; to: number }): void;
}

/** Events over time, stacked by product; each bar leads to its events. */
export function TimeChart({ dashboard, zone, onChoose }: TimeChartProps) {
  const { points, products } = dashboard;
  const shown = products.slice(0, COLOURS).map(({ value }) => value);
  const highest = Math.max(1, ...points.map(({ total }) => total));
  const detail = points.length === 24 ? "minute" : "day";
  const name = (at: number) => formatTime(at, zone, detail);
  return (
    <>
      <div className="dashboard-chart">
        {points.map((point) => (
          <button
            key={point.from}
            type="button"
            aria-label={`${name(point.from)}: ${formatCount(point.total, "event")}`}
            title={`${name(point.from)}: ${formatCount(point.total, "event")}`}
            onClick={() => onChoose(point)}
          >
            <svg viewBox={`0 0 10 ${highest}`} preserveAspectRatio="none" aria-hidden="true">
              {stack(point, shown).map(({ bar, count, below }) => (
                <rect
                  key={bar}
                  className={bar}
                  x="1"
                  y={highest - below - count}
                  width="8"
                  height={count}
                />
              ))}
            </svg>
          </button>
        ))}
      </div>
      <div className="dashboard-axis" aria-hidden="true">
        <span>{name(dashboard.from)}</span>
        <span>
          Highest: {formatCount(highest, "event")} {points.length === 24 ? "an hour" : "a day"}
        </span>
        <span>{name(points.at(-1)?.from ?? dashboard.to)}</span>
      </div>
      <ul className="dashboard-key">
        {[...shown.map(productName), ...(products.length > COLOURS ? ["Other products"] : [])].map(
          (product, index) => (
            <li key={product}>
              <svg width="10" height="10" aria-hidden="true">
                <rect className={`bar-${index}`} width="10" height="10" rx="2" />
              </svg>
              {product}
            </li>
          ),
        )}
      </ul>
    </>
  );
}

const productName = (product: string) =>
  product === "" ? "No product said" : readableName(product);

/** The counts of the products that have colours, and of all others together, one upon the other. */
function stack(point: Dashboard["points"][number], shown: readonly string[]) {
  const counts = new Map(point.products.map(({ value, count }) => [value, count]));
  const own = shown.map((product) => counts.get(product) ?? 0);
  const rest = point.total - own.reduce((all, count) => all + count, 0);
  let below = 0;
  return [...own, rest].map((count, index) => {
    const bar = { bar: `bar-${index}`, count, below };
    below += count;
    return bar;
  });
}
