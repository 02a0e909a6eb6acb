import Lozenge from "@atlaskit/lozenge";
import type { Health } from "#contract";
import { StreamStatus } from "../destinations/stream-status";
import { HealthCard } from "./health-card";

/** The destinations that get every event, and how far each has come. */
export function StreamsCard({ streams }: { streams: Health["streams"] }) {
  if (streams.length === 0) return null;
  const behind = streams.filter(({ progress }) => progress.behind > 0).length;
  return (
    <HealthCard
      title="Every event sent on"
      mark={
        behind === 0 ? (
          <Lozenge appearance="success">Up to date</Lozenge>
        ) : (
          <Lozenge appearance="inprogress">{behind} behind</Lozenge>
        )
      }
    >
      <ul className="health-streams">
        {streams.map(({ id, name, isPaused, progress }) => (
          <li key={id}>
            <b>{name}</b>
            <StreamStatus progress={progress} state={isPaused ? "paused" : "open"} />
          </li>
        ))}
      </ul>
    </HealthCard>
  );
}
