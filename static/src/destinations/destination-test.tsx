import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { DestinationSummary } from "#contract";
import { useTask } from "../ask/use-task";
import { Confirm } from "../parts/confirm";
import { Failed } from "../parts/failed";
import { TestAnswer } from "./test-answer";

/** Sends an example alert and shows what the destination said to it. */
export function DestinationTest({ destination }: { destination: DestinationSummary }) {
  const [asking, setAsking] = useState(false);
  const test = useTask("destinations/test", ["destinations/list"]);
  const isJira = destination.kind === "jira-issue";
  const send = () => test.mutate({ id: destination.id }, { onSettled: () => setAsking(false) });
  return (
    <div className="destination-test">
      <Button
        spacing="compact"
        isLoading={test.isPending}
        onClick={() => (isJira ? setAsking(true) : send())}
      >
        {isJira ? "Make a test issue" : "Send a test alert"}
      </Button>
      <output>
        {test.data && <TestAnswer tested={test.data} what="test alert" isJira={isJira} />}
        {test.isError && <Failed error={test.error} />}
      </output>
      {asking && (
        <Confirm
          title="Make a test issue?"
          action="Make the issue"
          isBusy={test.isPending}
          onClose={() => setAsking(false)}
          onConfirm={send}
        >
          <p>An issue is made in the project that alerts go to, with “Test” in its summary.</p>
          <p>The app does not remove it: close or delete it in Jira.</p>
        </Confirm>
      )}
    </div>
  );
}
