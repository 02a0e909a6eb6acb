import { useContext } from "react";
import { formatTime } from "./format-time";
import { ZoneContext } from "./zone-context";

interface MomentProps {
  at: number;
  detail?: "second" | "minute" | "day";
}

/** A moment (epoch milliseconds) in the chosen zone. */
export function Moment({ at, detail = "minute" }: MomentProps) {
  const { zone } = useContext(ZoneContext);
  return (
    <time dateTime={new Date(at).toISOString()} title={formatTime(at, "utc", "second") + " UTC"}>
      {formatTime(at, zone, detail)}
    </time>
  );
}
