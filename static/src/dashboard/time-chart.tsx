import type { Dashboard } from "#contract";
import { formatCount } from "../text/format-count";
import { readableName } from "../text/readable-name";
import { formatTime } from "../time/format-time";
import type { Zone } from "../time/zone";

/** So many products have a colour of their own; the rest share the last. */
const COLOURS = 5;
const WIDTH = 1_000;
const HEIGHT = 180;

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
  const slot = WIDTH / points.length;
  const detail = points.length === 24 ? "minute" : "day";
  const name = (at: number) => formatTime(at, zone, detail);
  return (
    <>
      <svg
        className="dashboard-chart"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="group"
        aria-label="Events over time"
      >
        {points.map((point, index) => {
          let top = HEIGHT;
          return (
            <a
              key={point.from}
              role="button"
              tabIndex={0}
              aria-label={`${name(point.from)}: ${formatCount(point.total, "event")}`}
              onClick={() => onChoose(point)}
              onKeyDown={(event) => {
                if (event.key === "Enter") onChoose(point);
              }}
            >
              <title>{`${name(point.from)}: ${formatCount(point.total, "event")}`}</title>
              <rect className="hit" x={index * slot} y={0} width={slot} height={HEIGHT} />
              {stack(point, shown).map((count, product) => {
                const height = (count / highest) * (HEIGHT - 4);
                top -= height;
                return (
                  <rect
                    key={product}
                    className={`bar-${product}`}
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
      </svg>
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

/** The counts of the products that have colours, and of all others together. */
function stack(point: Dashboard["points"][number], shown: readonly string[]): number[] {
  const counts = new Map(point.products.map(({ value, count }) => [value, count]));
  const own = shown.map((product) => counts.get(product) ?? 0);
  return [...own, point.total - own.reduce((all, count) => all + count, 0)];
}
