import { useContext } from "react";
import { formatTime } from "./format-time";
import { ZoneContext } from "./zone-context";
import "../parts/two-lines.css";

/** A moment (epoch milliseconds) in the chosen zone, its day below its time: for a narrow column, where neither may be cut. */
export function StackedMoment({ at }: { at: number }) {
  const { zone } = useContext(ZoneContext);
  return (
    <time
      className="two-lines"
      dateTime={new Date(at).toISOString()}
      title={`${formatTime(at, "utc", "second")} UTC`}
    >
      <span>{formatTime(at, zone, "clock")}</span> <span>{formatTime(at, zone, "day")}</span>
    </time>
  );
}
