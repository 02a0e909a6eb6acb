import Lozenge from "@atlaskit/lozenge";
import type { Health } from "#contract";
import { formatBytes } from "../text/format-bytes";
import { HealthCard } from "./health-card";

const states = {
  ok: ["success", "Enough room", "New events are searchable."],
  shrinking: [
    "moved",
    "Shrinking",
    "More than 70% is used: the oldest events leave the search early. Sealed raw events are kept.",
  ],
  full: [
    "removed",
    "Full",
    "More than 85% is used: collecting waits until retention has made room. Nothing is lost, Atlassian keeps the log for 180 days. Shorten the retention to help.",
  ],
} as const;

/** How much of the app's database is used. */
export function StorageCard({ storage }: { storage: Health["storage"] }) {
  const { usedBytes, limitBytes, state } = storage;
  const [appearance, name, meaning] = states[state];
  const share = limitBytes === 0 ? 0 : Math.min(1, usedBytes / limitBytes);
  return (
    <HealthCard title="Storage" mark={<Lozenge appearance={appearance}>{name}</Lozenge>}>
      <p className="health-figure">
        {formatBytes(usedBytes)} <span className="faint">of {formatBytes(limitBytes)}</span>
      </p>
      <meter
        className="health-meter"
        data-state={state}
        min={0}
        max={1}
        value={share}
        aria-label="Storage used"
        aria-valuetext={`${Math.round(share * 100)}%`}
      />
      <p className="faint">{meaning}</p>
    </HealthCard>
  );
}
