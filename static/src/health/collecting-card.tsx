import Lozenge from "@atlaskit/lozenge";
import SectionMessage from "@atlaskit/section-message";
import type { Health } from "#contract";
import { Facts } from "../parts/facts";
import { formatAgo } from "../time/format-ago";
import { formatDuration } from "../time/format-duration";
import { Moment } from "../time/moment";
import { useSession } from "../shell/session-context";
import { HealthCard } from "./health-card";
import { PollNow } from "./poll-now";

const states = {
  "not-connected": ["default", "Not connected"],
  collecting: ["success", "Collecting"],
  waiting: ["inprogress", "Waiting"],
  "key-rejected": ["removed", "Key rejected"],
  "not-admin": ["removed", "No admin"],
  failing: ["removed", "Failing"],
  overdue: ["removed", "Overdue"],
  silent: ["moved", "Silent"],
} as const;

/** Whether events come in, and how far behind they are. */
export function CollectingCard({ health }: { health: Health }) {
  const { source, now } = health;
  const { role } = useSession();
  const [appearance, name] = states[source.state];
  const isWell = source.state === "collecting" || source.state === "waiting";
  const moment = (at: number | null, none: string) =>
    at === null ? (
      <span className="faint">{none}</span>
    ) : (
      <>
        {formatAgo(at, now)}{" "}
        <span className="faint">
          (<Moment at={at} detail="second" />)
        </span>
      </>
    );
  return (
    <HealthCard title="Collecting" wide mark={<Lozenge appearance={appearance}>{name}</Lozenge>}>
      {source.message !== "" && (
        <div className="health-message">
          <SectionMessage appearance={isWell ? "information" : "error"}>
            <p>{source.message}</p>
          </SectionMessage>
        </div>
      )}
      <Facts
        of={[
          ["Last poll", moment(source.lastPollAt, "Not yet")],
          source.overdueSince === null
            ? ["Next poll", moment(source.nextPollAt, "Not planned")]
            : ["Polling overdue", moment(source.overdueSince, "")],
          ["Newest event", moment(source.lastEventAt, "None yet")],
          [
            "Lag",
            source.lagMs === null ? (
              <span className="faint">Not known yet</span>
            ) : (
              `${formatDuration(source.lagMs)} from happening to the log`
            ),
          ],
          source.emptyPolls > 0 ? ["Polls without events", `${source.emptyPolls} in a row`] : null,
        ]}
      />
      {role !== "viewer" && source.state !== "not-connected" && <PollNow health={health} />}
    </HealthCard>
  );
}
