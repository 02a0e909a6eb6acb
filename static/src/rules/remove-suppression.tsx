import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { SuppressionEntry } from "#contract";
import { useTask } from "../ask/use-task";
import { Confirm } from "../parts/confirm";
import { tellFailed } from "../parts/tell-failed";

/** Takes a suppression that has ended off the list. */
export function RemoveSuppression({ entry }: { entry: SuppressionEntry }) {
  const { id, version, suppression } = entry;
  const [asking, setAsking] = useState(false);
  const remove = useTask("suppressions/delete", ["suppressions/list"]);
  const close = () => setAsking(false);
  return (
    <>
      <Button spacing="compact" appearance="subtle" onClick={() => setAsking(true)}>
        Remove
      </Button>
      {asking && (
        <Confirm
          title="Remove this suppression?"
          action="Remove"
          danger
          isBusy={remove.isPending}
          onClose={close}
          onConfirm={() =>
            remove.mutate({ id, version }, { onError: tellFailed, onSettled: close })
          }
        >
          <p>“{suppression.reason}”</p>
          <p>
            It leaves the list with its reason and its count. The activity log keeps who made it and
            who removed it. A backtest over the time in which it held no longer knows of it.
          </p>
        </Confirm>
      )}
    </>
  );
}
