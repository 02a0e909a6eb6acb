import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { SuppressionEntry } from "#contract";
import { useTask } from "../ask/use-task";
import { Confirm } from "../parts/confirm";
import { tellDone } from "../parts/tell-done";
import { tellFailed } from "../parts/tell-failed";

/** Ends a suppression now. */
export function EndSuppression({
  entry: { id, version, suppression },
}: {
  entry: SuppressionEntry;
}) {
  const [asking, setAsking] = useState(false);
  const end = useTask("suppressions/end", ["suppressions/list"]);
  const close = () => setAsking(false);
  return (
    <>
      <Button spacing="compact" appearance="subtle" onClick={() => setAsking(true)}>
        End
      </Button>
      {asking && (
        <Confirm
          title="End this suppression now?"
          action="End it"
          isBusy={end.isPending}
          onClose={close}
          onConfirm={() =>
            end.mutate(
              { id, version },
              {
                onSuccess: () => tellDone("Suppression ended", "It is heard of again."),
                onError: tellFailed,
                onSettled: close,
              },
            )
          }
        >
          <p>“{suppression.reason}”</p>
          <p>
            What happens from now on raises alerts again. What was silenced stays so. It is kept
            under Ended, and can be used again.
          </p>
        </Confirm>
      )}
    </>
  );
}
