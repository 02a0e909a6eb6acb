import Lozenge from "@atlaskit/lozenge";
import type { Coverage } from "#contract";
import { CoverageLine } from "../completeness/coverage-line";
import { Facts } from "../parts/facts";
import { formatCount } from "../text/format-count";
import { Moment } from "../time/moment";
import { HealthCard } from "./health-card";

const states = {
  "not-started": ["default", "Not started"],
  running: ["inprogress", "Running"],
  waiting: ["inprogress", "Waiting"],
  done: ["success", "Done"],
  failed: ["removed", "Failed"],
} as const;

/** For which time the events are complete, and how far the past has been collected. */
export function CoverageCard({ coverage }: { coverage: Coverage }) {
  const { backfill } = coverage;
  const [appearance, name] = states[backfill.state];
  return (
    <HealthCard title="Coverage">
      <CoverageLine coverage={coverage} />
      <div className="health-below">
        <Facts
          of={[
            [
              "Backfill",
              <Lozenge key="state" appearance={appearance}>
                {name}
              </Lozenge>,
            ],
            ["Collected", formatCount(backfill.stored, "event")],
            backfill.reachedAt === null || backfill.state === "done"
              ? null
              : ["Read up to", <Moment key="at" at={backfill.reachedAt} />],
          ]}
        />
      </div>
    </HealthCard>
  );
}
