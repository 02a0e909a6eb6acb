import Button from "@atlaskit/button/new";
import Lozenge from "@atlaskit/lozenge";
import { useState } from "react";
import type { Health } from "#contract";
import { useTask } from "../ask/use-task";
import { Confirm } from "../parts/confirm";
import { Failed } from "../parts/failed";
import { tellDone } from "../parts/tell-done";
import { useSession } from "../shell/session-context";
import { formatCount } from "../text/format-count";
import { Figures } from "./figures";
import { HealthCard } from "./health-card";

/** What became of the messages about alerts: what was queued is delivered, waiting or rejected. */
export function DeliveriesCard({ deliveries }: { deliveries: Health["deliveries"] }) {
  const { role } = useSession();
  const [asking, setAsking] = useState(false);
  const redrive = useTask("alerts/redrive", ["health/get", "alerts/get"]);
  const { queued, delivered, waiting, rejected } = deliveries;
  return (
    <HealthCard
      title="Deliveries"
      mark={rejected > 0 && <Lozenge appearance="removed">{rejected} rejected</Lozenge>}
    >
      <Figures
        of={[
          ["queued in all", queued],
          ["delivered", delivered],
          ["waiting", waiting],
          ["rejected", rejected],
        ]}
      />
      {rejected > 0 && role !== "viewer" && (
        <div className="health-below">
          <Button spacing="compact" onClick={() => setAsking(true)}>
            Try rejected again
          </Button>
        </div>
      )}
      {asking && (
        <Confirm
          title={`Try ${formatCount(rejected, "rejected message")} again?`}
          action="Try again"
          isBusy={redrive.isPending}
          onClose={() => setAsking(false)}
          onConfirm={() =>
            redrive.mutate(
              {},
              {
                onSuccess: (done) => {
                  setAsking(false);
                  tellDone("Trying again", `${formatCount(done.queued, "message")} on the way.`);
                },
              },
            )
          }
        >
          <p>Mend the cause first: the last error stands in the details of each alert.</p>
          <p>A message that has arrived after all is not sent twice.</p>
          {redrive.isError && <Failed error={redrive.error} />}
        </Confirm>
      )}
    </HealthCard>
  );
}
