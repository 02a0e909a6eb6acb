import { useContext } from "react";
import { ZoneContext } from "./zone-context";
import type { Zone } from "./zone";
import "./zone-switch.css";

/** Chooses the zone of every time on the page. */
export function ZoneSwitch() {
  const { zone, setZone } = useContext(ZoneContext);
  return (
    <fieldset className="zone-switch">
      <legend>Time zone</legend>
      {choices().map(({ value, label }) => (
        <label key={value}>
          <input
            type="radio"
            name="zone"
            checked={zone === value}
            onChange={() => setZone(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

function choices(): { value: Zone; label: string }[] {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [
    { value: "browser", label: own === "UTC" ? "Browser (UTC)" : own.replaceAll("_", " ") },
    { value: "utc", label: "UTC" },
  ];
}
