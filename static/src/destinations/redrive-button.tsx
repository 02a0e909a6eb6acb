import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { DestinationSummary } from "#contract";
import { useTask } from "../ask/use-task";
import { Confirm } from "../parts/confirm";
import { Failed } from "../parts/failed";
import { tellDone } from "../parts/tell-done";
import { formatCount } from "../text/format-count";

interface RedriveButtonProps {
  destination: DestinationSummary;
  count: number;
}

/** Sends all dead letters of a destination again. */
export function RedriveButton({ destination, count }: RedriveButtonProps) {
  const [asking, setAsking] = useState(false);
  const redrive = useTask("deliveries/redrive", ["destinations/list", "deliveries/list"]);
  return (
    <>
      <Button spacing="compact" onClick={() => setAsking(true)}>
        Send rejected again
      </Button>
      {asking && (
        <Confirm
          title={`Send ${formatCount(count, "rejected message")} to ${destination.name} again?`}
          action="Send again"
          isBusy={redrive.isPending}
          onClose={() => setAsking(false)}
          onConfirm={() =>
            redrive.mutate(
              { destinationId: destination.id },
              {
                onSuccess: ({ queued }) => {
                  setAsking(false);
                  tellDone("Sending again", `${formatCount(queued, "message")} on the way.`);
                },
              },
            )
          }
        >
          <p>Mend the cause first: the log tells why each was rejected.</p>
          {redrive.isError && <Failed error={redrive.error} />}
        </Confirm>
      )}
    </>
  );
}
