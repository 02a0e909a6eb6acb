import { AxisBottom, AxisLeft } from "@visx/axis";
import { GridRows } from "@visx/grid";
import { scaleBand, scaleLinear } from "@visx/scale";
import { Group } from "@visx/group";
import { Bar, BarGroup, BarStack } from "@visx/shape";
import type { BarPoint } from "./bar-point";
import { dateTicks } from "./date-ticks";
import { plotMargin } from "./plot-margin";
import type { Series } from "./series";
import { shownNumber } from "./shown-number";

const ROOM_OF_LABEL = 72;
const ROOM_OF_NOTE = 96;

interface BarPlotProps {
  width: number;
  height: number;
  series: readonly Series[];
  points: readonly BarPoint[];
  /** A time zone's name; the browser's zone without one. */
  timeZone: string | undefined;
  /** So many of the first steps were not counted. */
  uncounted: number;
  /** Beside one another, not on top. */
  grouped: boolean;
}

/** The picture of counts over time: bars, grid, and axes with round numbers and dates. */
export function BarPlot({
  width,
  height,
  series,
  points,
  timeZone,
  uncounted,
  grouped,
}: BarPlotProps) {
  const [inner, tall] = [
    Math.max(0, width - plotMargin.left - plotMargin.right),
    height - plotMargin.top - plotMargin.bottom,
  ];
  const times = points.map(({ from }) => from);
  const tones = series.map(({ tone }) => tone);
  const rows = points.map(({ from, counts }) => ({
    from,
    ...Object.fromEntries(tones.map((tone, index) => [tone, counts[index] ?? 0])),
  }));
  const heights = points.map(({ counts }) =>
    grouped ? Math.max(0, ...counts) : counts.reduce((sum, count) => sum + count, 0),
  );
  // Half of the inner room at either end: each bar stands in the middle of an equal share of the width.
  const x = scaleBand({ domain: times, range: [0, inner], paddingInner: 0.3, paddingOuter: 0.15 });
  const y = scaleLinear({ domain: [0, Math.max(1, ...heights)], range: [tall, 0], nice: 4 });
  const values = y.ticks(4).filter(Number.isInteger);
  const dates = new Map(
    dateTicks(times, inner / ROOM_OF_LABEL, timeZone).map(({ at, label }) => [at, label]),
  );
  const colour = (tone: string) => `tone-${tone}`;
  return (
    <svg className="chart-svg" width={width} height={height} aria-hidden="true">
      <Group left={plotMargin.left} top={plotMargin.top}>
        {uncounted > 0 && (
          <>
            <Bar className="chart-uncounted" width={uncounted * x.step()} height={tall} />
            {uncounted * x.step() > ROOM_OF_NOTE && (
              <text x={8} y={tall / 2}>
                Not collected
              </text>
            )}
          </>
        )}
        <GridRows scale={y} width={inner} tickValues={values} className="chart-grid" />
        {grouped ? (
          <BarGroup
            data={rows}
            keys={tones}
            height={tall}
            x0={({ from }) => from}
            x0Scale={x}
            x1Scale={scaleBand({ domain: tones, range: [0, x.bandwidth()], padding: 0.08 })}
            yScale={y}
            color={colour}
          >
            {(groups) =>
              groups.map(({ index, x0, bars }) => (
                <g key={index} transform={`translate(${x0},0)`}>
                  {bars.map((bar) => (
                    <rect
                      key={bar.key}
                      className={bar.color}
                      x={bar.x}
                      y={bar.y}
                      width={bar.width}
                      height={Math.max(0, bar.height)}
                    />
                  ))}
                </g>
              ))
            }
          </BarGroup>
        ) : (
          <BarStack
            data={rows}
            keys={tones}
            x={({ from }) => from}
            xScale={x}
            yScale={y}
            color={colour}
          >
            {(stacks) =>
              stacks.flatMap(({ bars }) =>
                bars.map((bar) => (
                  <rect
                    key={`${bar.key} ${bar.index}`}
                    className={bar.color}
                    x={bar.x}
                    y={bar.y}
                    width={bar.width}
                    height={Math.max(0, bar.height)}
                  />
                )),
              )
            }
          </BarStack>
        )}
        <AxisLeft
          scale={y}
          tickValues={values}
          hideAxisLine
          hideTicks
          tickFormat={(value) => shownNumber(Number(value))}
        />
        <AxisBottom
          top={tall}
          scale={x}
          tickValues={[...dates.keys()]}
          axisLineClassName="chart-axis"
          tickClassName="chart-tick"
          tickLength={4}
          tickFormat={(at) => dates.get(at) ?? ""}
        />
      </Group>
    </svg>
  );
}
