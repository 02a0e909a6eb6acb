import { useParentSize } from "@visx/responsive";
import { useState } from "react";
import { BarPlot } from "./bar-plot";
import type { BarPoint } from "./bar-point";
import { BarStep } from "./bar-step";
import { BarTip } from "./bar-tip";
import { ChartKey } from "./chart-key";
import type { Noun } from "./noun";
import { plotMargin } from "./plot-margin";
import type { Series } from "./series";
import { stepLabel } from "./step-label";
import { useRoving } from "./use-roving";
import "./charts.css";

interface TimeBarsProps {
  name: string;
  noun: Noun;
  /** From the bottom up, or from the left where they are grouped. */
  series: readonly Series[];
  points: readonly BarPoint[];
  /** Steps that end by then were not counted, which is not the same as nothing in them; null where all were. */
  countedFrom?: number | null;
  /** A time zone's name; the browser's zone without one. */
  timeZone: string | undefined;
  nameOf(at: number): string;
  /** Beside one another, for the same counted twice; else on top of one another, for parts of a whole. */
  grouped?: boolean;
  /** What follows when a step is chosen, if anything. */
  onChoose?(point: BarPoint): void;
}

const HEIGHT = 220;

/** Counts over time as bars. Each step of time tells its exact numbers when pointed at or focused. */
export function TimeBars(props: TimeBarsProps) {
  const { name, noun, series, points, timeZone, nameOf, grouped = false, onChoose } = props;
  const countedFrom = props.countedFrom ?? null;
  const isUncounted = ({ to }: BarPoint) => countedFrom !== null && to <= countedFrom;
  const { parentRef, width } = useParentSize({ debounceTime: 50 });
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [told, setTold] = useState<number | null>(null);
  const roving = useRoving(points.length);
  const drawn = series.filter(({ tone }) => !hidden.has(tone));
  const shown = points.map(({ counts, ...step }) => ({
    ...step,
    counts: counts.filter((_, index) => !hidden.has(series[index]?.tone ?? "")),
  }));
  const one = told === null ? undefined : shown[told];
  const share = Math.max(0, width - plotMargin.left - plotMargin.right) / points.length;
  const toggle = (tone: string) => {
    const next = new Set(hidden);
    if (!next.delete(tone)) next.add(tone);
    // With nothing left to draw, everything is drawn again.
    setHidden(series.every((one) => next.has(one.tone)) ? new Set() : next);
  };
  return (
    <>
      <div className="chart-plot" ref={parentRef} style={{ height: HEIGHT }}>
        {width > 0 && (
          <BarPlot
            {...{ width, timeZone, grouped }}
            height={HEIGHT}
            series={drawn}
            points={shown}
            uncounted={shown.filter(isUncounted).length}
          />
        )}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- It hears what happens to its steps. */}
        <fieldset
          className="chart-steps"
          style={{ ...plotMargin, padding: 0 }}
          aria-label={name}
          onKeyDown={(event) => (event.key === "Escape" ? setTold(null) : roving.onKeyDown(event))}
          onPointerLeave={() => setTold(null)}
        >
          {shown.map((point, index) => (
            <BarStep
              key={point.from}
              isStop={index === roving.current}
              label={
                isUncounted(point)
                  ? `${nameOf(point.from)}: not collected`
                  : stepLabel(nameOf(point.from), drawn, point.counts, noun, !grouped)
              }
              onFocus={() => {
                roving.move(index);
                setTold(index);
              }}
              onBlur={() => setTold(null)}
              onPoint={() => setTold(index)}
              onChoose={onChoose && (() => onChoose(point))}
            />
          ))}
        </fieldset>
        {told !== null && one && (
          <BarTip
            key={told}
            left={plotMargin.left + share * (told + 0.5)}
            name={nameOf(one.from)}
            series={drawn}
            counts={one.counts}
            noun={noun}
            isWhole={!grouped}
            isUncounted={isUncounted(one)}
          />
        )}
      </div>
      {series.length > 1 && <ChartKey series={series} hidden={hidden} onToggle={toggle} />}
    </>
  );
}
