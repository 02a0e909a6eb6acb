import type { Health } from "#contract";
import { HealthCard } from "./health-card";
import { Figures } from "./figures";

/** How many events there are, and how they are kept. */
export function EventsCard({ counts }: { counts: Health["counts"] }) {
  return (
    <HealthCard title="Events">
      <Figures
        of={[
          ["searchable", counts.events],
          ["seen again, kept once", counts.known],
          ["same id, other content", counts.conflicting],
          ["sealed segments", counts.segments],
          ["waiting to be sealed", counts.waitingToSeal],
        ]}
      />
    </HealthCard>
  );
}
