import Button from "@atlaskit/button/new";
import type { Health } from "#contract";
import { useAsk } from "../ask/use-ask";
import { useTask } from "../ask/use-task";
import { Failed } from "../parts/failed";
import { Moment } from "../time/moment";

/** Until a poll that does not show is no longer waited for. */
const PATIENCE = 40_000;
const LOOK_AGAIN = 2_000;

/** Asks for a poll at once and tells what came of it. */
export function PollNow({ health }: { health: Health }) {
  const poll = useTask("sources/poll-now", ["health/get"]);
  const { source, now } = health;
  const asked = poll.data?.result === "waiting" ? null : (poll.data?.at ?? null);
  const isDone = asked !== null && (source.lastPollAt ?? 0) >= asked;
  const isUnderWay = asked !== null && !isDone && now - asked < PATIENCE;
  useAsk("health/get", {}, { every: () => (isUnderWay ? LOOK_AGAIN : false) });
  return (
    <div className="health-below">
      <Button
        spacing="compact"
        isLoading={poll.isPending || isUnderWay}
        onClick={() => poll.mutate({})}
      >
        Poll now
      </Button>
      <output className="faint health-polled">
        {isUnderWay && "Polling…"}
        {isDone && (source.emptyPolls > 0 ? "Nothing new in the log." : "New events came.")}
        {asked !== null && !isDone && !isUnderWay && "No poll has ended yet; look again later."}
        {poll.data?.result === "waiting" && (
          <>
            Atlassian asked the app to wait until <Moment at={poll.data.until} detail="second" />;
            it polls then.
          </>
        )}
      </output>
      {poll.isError && <Failed error={poll.error} />}
    </div>
  );
}
