import Button from "@atlaskit/button/new";
import type { DestinationSummary } from "#contract";
import { useTask } from "../ask/use-task";
import { TestAnswer } from "../destinations/test-answer";
import { Failed } from "../parts/failed";

/** Sends what the digest would say to a destination now, and shows what that said to it. */
export function DigestTest({
  destination,
  zone,
}: {
  destination: DestinationSummary;
  zone: string;
}) {
  const test = useTask("digest/send-test", ["destinations/list"]);
  return (
    <div className="digest-test">
      <Button
        spacing="compact"
        isLoading={test.isPending}
        onClick={() => test.mutate({ destinationId: destination.id, zone })}
      >
        {`Send a test digest to ${destination.name}`}
      </Button>
      <output>
        {test.data && <TestAnswer tested={test.data} what="test digest" />}
        {test.isError && <Failed error={test.error} />}
      </output>
    </div>
  );
}
