import { formatCount } from "../text/format-count";
import { ChartTip } from "./chart-tip";
import type { Noun } from "./noun";
import type { Series } from "./series";
import { Swatch } from "./swatch";

interface BarTipProps {
  left: number;
  name: string;
  series: readonly Series[];
  counts: readonly number[];
  noun: Noun;
  /** The counts are parts of their sum. */
  isWhole: boolean;
  isUncounted: boolean;
}

/** The exact numbers of a step of time. */
export function BarTip({ left, name, series, counts, noun, isWhole, isUncounted }: BarTipProps) {
  if (isUncounted) {
    return (
      <ChartTip left={left} top={0}>
        <strong>{name}</strong>
        <div>Not collected</div>
      </ChartTip>
    );
  }
  const sum = counts.reduce((all, count) => all + count, 0);
  const lines = series.map((one, index) => ({ ...one, count: counts[index] ?? 0 }));
  return (
    <ChartTip left={left} top={0}>
      <strong>{name}</strong>
      {isWhole && <div>{formatCount(sum, noun.one, noun.many)}</div>}
      {(lines.length > 1 || !isWhole) && (
        <ul>
          {(isWhole ? lines.toReversed() : lines).map(({ label, tone, count }) => (
            <li key={tone}>
              <Swatch tone={tone} />
              <span>{label}</span>
              <span className="chart-tip-count">{new Intl.NumberFormat("en").format(count)}</span>
            </li>
          ))}
        </ul>
      )}
    </ChartTip>
  );
}
