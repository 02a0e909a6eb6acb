import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { DestinationSummary } from "#contract";
import { useTask } from "../ask/use-task";
import { Confirm } from "../parts/confirm";
import { Failed } from "../parts/failed";
import { tellDone } from "../parts/tell-done";
import { tellFailed } from "../parts/tell-failed";
import { formatCount } from "../text/format-count";

/** Pauses a destination, or resumes it: then somebody says what is to become of what has waited. */
export function PauseButton({ destination }: { destination: DestinationSummary }) {
  const { id, name, state, tally, version } = destination;
  const [asking, setAsking] = useState(false);
  const [drop, setDrop] = useState(false);
  const turn = useTask("destinations/set-enabled", ["destinations/list", "deliveries/list"]);
  const resume = (waiting: "send" | "reject") =>
    turn.mutate(
      { id, enabled: true, waiting, version },
      {
        onSuccess: () => {
          setAsking(false);
          tellDone("Resumed", `${name} hears of alerts again.`);
        },
      },
    );
  if (state === "open") {
    return (
      <Button
        spacing="compact"
        isLoading={turn.isPending}
        onClick={() =>
          turn.mutate(
            { id, enabled: false, waiting: "send", version },
            {
              onSuccess: () => tellDone("Paused", `Alerts for ${name} wait until it is resumed.`),
              onError: tellFailed,
            },
          )
        }
      >
        Pause
      </Button>
    );
  }
  return (
    <>
      <Button
        spacing="compact"
        appearance="primary"
        isLoading={turn.isPending}
        onClick={() => (tally.waiting > 0 ? setAsking(true) : resume("send"))}
      >
        Resume
      </Button>
      {asking && (
        <Confirm
          title={`Resume ${name}?`}
          action="Resume"
          isBusy={turn.isPending}
          onClose={() => setAsking(false)}
          onConfirm={() => resume(drop ? "reject" : "send")}
        >
          <p>{formatCount(tally.waiting, "message has", "messages have")} waited meanwhile.</p>
          <fieldset className="destination-waited">
            <legend className="hidden">What has waited</legend>
            <label>
              <input type="radio" name="waited" checked={!drop} onChange={() => setDrop(false)} />
              Send what has waited
            </label>
            <label>
              <input type="radio" name="waited" checked={drop} onChange={() => setDrop(true)} />
              Reject it: it stays in the log and can be sent from there
            </label>
          </fieldset>
          {turn.isError && <Failed error={turn.error} />}
        </Confirm>
      )}
    </>
  );
}
