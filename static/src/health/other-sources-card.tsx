import Button from "@atlaskit/button/new";
import type { Health } from "#contract";
import { Facts } from "../parts/facts";
import { useRoute } from "../route/use-route";
import { useSession } from "../shell/session-context";
import { Moment } from "../time/moment";
import { HealthCard } from "./health-card";

const states = {
  off: "Off",
  waiting: "Not read yet",
  collecting: "Collecting",
  refused: "Refused by Jira",
  failing: "Jira does not answer as it should",
} as const;

/** How the sources beside the organization's audit log are doing. */
export function OtherSourcesCard({ others }: { others: Health["others"] }) {
  const { go } = useRoute();
  const { role } = useSession();
  const { siteLog, webhook } = others;
  return (
    <HealthCard title="Other sources">
      <Facts
        of={[
          ["Jira’s own log", states[siteLog.state]],
          siteLog.lastPollAt === null
            ? null
            : ["Last read", <Moment key="at" at={siteLog.lastPollAt} />],
          siteLog.overdueSince === null
            ? null
            : [
                "Reading overdue",
                <>
                  since <Moment at={siteLog.overdueSince} />
                </>,
              ],
          [
            "Webhook",
            webhook.lastArrivalAt === null ? (
              <span className="faint">Nothing yet</span>
            ) : (
              <>
                Last delivery <Moment at={webhook.lastArrivalAt} />
              </>
            ),
          ],
        ]}
      />
      {role === "manager" && (
        <div className="health-below">
          <Button spacing="compact" onClick={() => go("/setup/sources")}>
            Other sources
          </Button>
        </div>
      )}
    </HealthCard>
  );
}
