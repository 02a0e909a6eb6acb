import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { DestinationSummary } from "#contract";
import { useTask } from "../ask/use-task";
import { Confirm } from "../parts/confirm";
import { Failed } from "../parts/failed";
import { tellDone } from "../parts/tell-done";
import { formatCount } from "../text/format-count";

interface RemoveButtonProps {
  destination: DestinationSummary;
  onDone(): void;
}

/** Removes a destination for good. */
export function RemoveButton({ destination, onDone }: RemoveButtonProps) {
  const { id, name, tally, version } = destination;
  const [asking, setAsking] = useState(false);
  const remove = useTask("destinations/delete", ["destinations/list", "deliveries/list"]);
  return (
    <div className="destination-remove">
      <Button appearance="subtle" onClick={() => setAsking(true)}>
        Remove this destination
      </Button>
      {asking && (
        <Confirm
          title={`Remove ${name}?`}
          action="Remove"
          danger
          isBusy={remove.isPending}
          onClose={() => setAsking(false)}
          onConfirm={() =>
            remove.mutate(
              { id, version },
              {
                onSuccess: () => {
                  tellDone("Removed", `${name} is no longer a destination.`);
                  onDone();
                },
              },
            )
          }
        >
          <p>Its address and secrets are forgotten; what was sent stays in the log.</p>
          {tally.waiting > 0 && (
            <p>{formatCount(tally.waiting, "message")} that still wait will not be sent.</p>
          )}
          {remove.isError && <Failed error={remove.error} />}
        </Confirm>
      )}
    </div>
  );
}
