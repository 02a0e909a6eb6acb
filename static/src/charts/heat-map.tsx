import { Group } from "@visx/group";
import { HeatmapRect } from "@visx/heatmap";
import { useParentSize } from "@visx/responsive";
import { scaleBand } from "@visx/scale";
import { useState, type KeyboardEvent } from "react";
import { ChartTip } from "./chart-tip";
import { HeatKey } from "./heat-key";
import { heatSteps } from "./heat-steps";
import { nextCell } from "./next-cell";
import "./charts.css";

interface HeatMapProps {
  name: string;
  rows: readonly string[];
  columns: readonly string[];
  /** Which columns are labelled below. */
  isLabelled(column: number): boolean;
  /** By row, then column. */
  counts: readonly (readonly number[])[];
  /** The exact number of a cell in words. */
  tell(row: number, column: number): string;
}

const LEFT = 34;
const BOTTOM = 20;
const ROW = 28;

/** Counts in rows and columns: the stronger the colour, the more. Arrow keys go from cell to cell and tell each. */
export function HeatMap({ name, rows, columns, isLabelled, counts, tell }: HeatMapProps) {
  const { parentRef, width } = useParentSize({ debounceTime: 50 });
  const [told, setTold] = useState<{ row: number; column: number } | null>(null);
  const steps = heatSteps(Math.max(0, ...counts.flat()));
  const inner = Math.max(0, width - LEFT);
  const x = scaleBand({ domain: columns.map((_, index) => index), range: [0, inner] });
  const y = (row: number) => row * ROW;
  const toneOf = (count: number) =>
    count === 0
      ? "heat-0"
      : `heat-${5 - steps.length + 1 + steps.findIndex((end) => count <= end)}`;
  const move = (event: KeyboardEvent) => {
    const next = nextCell(event.key, told, rows.length, columns.length);
    if (next === undefined) return;
    event.preventDefault();
    setTold(next);
  };
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- It takes arrow keys, as its role says. */}
      <div
        className="chart-plot chart-heat"
        ref={parentRef}
        style={{ height: rows.length * ROW + BOTTOM }}
        role="application"
        aria-roledescription="heat map"
        aria-label={`${name}; arrow keys tell each`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Arrow keys go through its cells.
        tabIndex={0}
        onFocus={() => setTold((before) => before ?? { row: 0, column: 0 })}
        onBlur={() => setTold(null)}
        onKeyDown={move}
        onPointerLeave={() => setTold(null)}
      >
        <svg className="chart-svg" width={width} height={rows.length * ROW + BOTTOM}>
          {rows.map((row, index) => (
            <text key={row} x={0} y={y(index) + ROW / 2} dy="0.3em">
              {row}
            </text>
          ))}
          <Group left={LEFT}>
            <HeatmapRect
              data={columns.map((_, column) => counts.map((row) => row[column] ?? 0))}
              bins={(column) => column}
              count={(count) => count}
              xScale={(column) => x(column) ?? 0}
              yScale={y}
              binWidth={x.bandwidth()}
              binHeight={ROW}
              gap={2}
            >
              {(cells) =>
                cells
                  .flat()
                  .map(({ row, column, x, y, width, height, count }) => (
                    <rect
                      key={`${row} ${column}`}
                      className={`${toneOf(count ?? 0)}${told?.row === row && told.column === column ? " told" : ""}`}
                      x={x}
                      y={y}
                      width={Math.max(0, width)}
                      height={height}
                      rx={3}
                      onPointerEnter={() => setTold({ row, column })}
                    />
                  ))
              }
            </HeatmapRect>
          </Group>
          {columns.map(
            (column, index) =>
              isLabelled(index) && (
                <text key={column} x={LEFT + (x(index) ?? 0)} y={y(rows.length)} dy="1.1em">
                  {column}
                </text>
              ),
          )}
        </svg>
        {told && (
          <ChartTip
            key={`${told.row} ${told.column}`}
            left={LEFT + (x(told.column) ?? 0) + x.bandwidth()}
            top={y(told.row)}
          >
            {tell(told.row, told.column)}
          </ChartTip>
        )}
        <output className="hidden">{told && tell(told.row, told.column)}</output>
      </div>
      <HeatKey steps={steps} />
    </>
  );
}
