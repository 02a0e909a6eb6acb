import type { Series } from "./series";
import { Swatch } from "./swatch";

interface ChartKeyProps {
  series: readonly Series[];
  /** The tones that are not drawn. */
  hidden: ReadonlySet<string>;
  onToggle(tone: string): void;
}

/** What the colours stand for; each takes its series out of the chart and back. */
export function ChartKey({ series, hidden, onToggle }: ChartKeyProps) {
  return (
    <ul className="chart-key" aria-label="Shown in the chart">
      {series.map(({ label, tone }) => (
        <li key={tone}>
          <button type="button" aria-pressed={!hidden.has(tone)} onClick={() => onToggle(tone)}>
            <Swatch tone={tone} />
            {label}
          </button>
        </li>
      ))}
    </ul>
  );
}
