import { TooltipWithBounds } from "@visx/tooltip";
import type { ReactNode } from "react";

/** What is told of the place in a chart that is pointed at or focused, kept within the chart. */
export function ChartTip({
  left,
  top,
  children,
}: {
  left: number;
  top: number;
  children: ReactNode;
}) {
  return (
    // What it says is in the label of what it belongs to.
    <TooltipWithBounds
      className="chart-tip"
      left={left}
      top={top}
      unstyled
      applyPositionStyle
      aria-hidden="true"
    >
      {children}
    </TooltipWithBounds>
  );
}
