import Button from "@atlaskit/button/new";
import SectionMessage from "@atlaskit/section-message";
import { useState } from "react";
import { Concern, type AuditEvent } from "#contract";
import { useAsk } from "../ask/use-ask";
import { useTask } from "../ask/use-task";
import { Drawer } from "../parts/drawer";
import { Facts } from "../parts/facts";
import { IssueLink } from "../parts/issue-link";
import { LevelLozenge } from "../parts/level-lozenge";
import { tellDone } from "../parts/tell-done";
import { tellFailed } from "../parts/tell-failed";
import { Waiting } from "../parts/waiting";
import { useRoute } from "../route/use-route";
import { useSession } from "../shell/session-context";
import { SuppressDialog } from "../suppress/suppress-dialog";
import type { SuppressionDraft } from "../suppress/suppression-draft";
import { SuppressionDrawer } from "../suppress/suppression-drawer";
import { formatCount } from "../text/format-count";
import { Moment } from "../time/moment";
import { AlertEvents } from "./alert-events";
import { Deliveries } from "./deliveries";
import { Why } from "./why";
import { readGroup } from "./read-group";
import { stateFacts } from "./state-facts";

interface AlertDrawerProps {
  alertKey: string;
  onClose(): void;
}

/** One alert: what was found, where it was told, and the events. */
export function AlertDrawer({ alertKey, onClose }: AlertDrawerProps) {
  const { go } = useRoute();
  const { role } = useSession();
  const [suppressing, setSuppressing] = useState(false);
  const [detailed, setDetailed] = useState<SuppressionDraft | null>(null);
  const full = useAsk("alerts/get", { key: alertKey }, { every: 10_000 });
  const deliver = useTask("alerts/deliver", ["alerts/get", "alerts/list"]);
  const redrive = useTask("alerts/redrive", ["alerts/get", "alerts/list", "health/get"]);
  const alert = full.data?.alert;
  const rejected = full.data?.deliveries.filter(({ state }) => state === "rejected").length ?? 0;
  const isHeld = alert !== undefined && full.data?.deliveries.length === 0;
  const queued = (what: string) => ({
    onSuccess: (done: { queued: number }) =>
      tellDone(what, `${formatCount(done.queued, "message")} on the way.`),
    onError: tellFailed,
  });
  return (
    <Drawer
      title={alert?.title ?? "Alert"}
      onClose={onClose}
      actions={
        role !== "viewer" &&
        alert !== undefined && (
          <>
            {!isOwn(alert.ruleId) && <Button onClick={() => setSuppressing(true)}>Suppress</Button>}
            {isHeld && (
              <Button
                appearance="primary"
                isLoading={deliver.isPending}
                onClick={() =>
                  deliver.mutate({ key: alertKey }, queued("Alert handed to delivery"))
                }
              >
                Deliver now
              </Button>
            )}
            {rejected > 0 && (
              <Button
                isLoading={redrive.isPending}
                onClick={() => redrive.mutate({ key: alertKey }, queued("Trying again"))}
              >
                Try rejected again
              </Button>
            )}
          </>
        )
      }
    >
      <Waiting asked={full} lines={14} />
      {full.data && alert && (
        <>
          {isHeld && (
            <div className="alert-held">
              <SectionMessage title={alert.historical ? "Found in the past" : "Told to nobody yet"}>
                <p>
                  {alert.historical
                    ? "This was raised from events of before the organization was connected, so it was listed and not delivered."
                    : "When this was raised there was no destination that wanted it. Deliver it once there is one."}
                </p>
              </SectionMessage>
            </div>
          )}
          <Facts
            of={[
              ["Level", <LevelLozenge key="level" level={alert.level} />],
              [
                "Rule",
                <button
                  key="rule"
                  type="button"
                  className="text-button"
                  onClick={() => go("/rules", new URLSearchParams({ rule: alert.ruleId }))}
                >
                  {alert.ruleTitle}
                </button>,
              ],
              [
                "Issue",
                full.data.issueKey === null ? (
                  "–"
                ) : (
                  <IssueLink key="issue" issueKey={full.data.issueKey} />
                ),
              ],
              ...stateFacts(full.data.issueKey === null ? null : full.data.state),
              ["Events", formatCount(alert.eventCount, "event")],
              ["First", <Moment key="first" at={alert.firstEventAt} detail="second" />],
              ["Last", <Moment key="last" at={alert.lastEventAt} detail="second" />],
              ["Raised", <Moment key="raised" at={alert.createdAt} detail="second" />],
              [
                "Grouped by",
                <span key="dedup" className="code">
                  {readGroup(alert.dedupKey).join(" · ") || "–"}
                </span>,
              ],
              ["Version of the rule", String(alert.ruleVersion)],
            ]}
          />
          {full.data.why !== null && (
            <>
              <h3>Why</h3>
              <Why why={full.data.why} />
            </>
          )}
          <h3>Deliveries</h3>
          <Deliveries deliveries={full.data.deliveries} />
          <h3>Events</h3>
          <AlertEvents events={full.data.events} total={alert.eventCount} />
          {suppressing && (
            <SuppressDialog
              alert={alert}
              actors={actorsOf(full.data.events)}
              onMore={(draft) => {
                setSuppressing(false);
                setDetailed(draft);
              }}
              onClose={() => setSuppressing(false)}
            />
          )}
          {detailed && (
            <SuppressionDrawer entry={null} start={detailed} onClose={() => setDetailed(null)} />
          )}
        </>
      )}
    </Drawer>
  );
}

/** What the app watches of itself is no rule that events match, so there is nothing to suppress. */
const isOwn = (ruleId: string): boolean => Concern.shape.ruleId.safeParse(ruleId).success;

/** Each once; events without an actor have none to suppress. */
const actorsOf = (events: readonly AuditEvent[]): readonly AuditEvent["actor"][] => [
  ...new Map(
    events.filter(({ actor }) => actor.id !== "").map(({ actor }) => [actor.id, actor]),
  ).values(),
];
