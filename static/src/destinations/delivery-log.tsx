import Button from "@atlaskit/button/new";
import type { RefObject } from "react";
import { Delivery, type DestinationSummary } from "#contract";
import { DeliveryMark } from "../alerts/delivery-mark";
import { useTask } from "../ask/use-task";
import { Choice } from "../parts/choice";
import { Empty } from "../parts/empty";
import { IssueLink } from "../parts/issue-link";
import { optionsOf } from "../parts/options-of";
import { ShowOlder } from "../parts/show-older";
import { TableHead } from "../parts/table-head";
import { tellFailed } from "../parts/tell-failed";
import { Waiting } from "../parts/waiting";
import { useRoute } from "../route/use-route";
import { useSession } from "../shell/session-context";
import { Moment } from "../time/moment";
import { useDeliveryLog } from "./use-delivery-log";
import "../parts/plain-table.css";

const kinds: Record<Delivery["kind"], string> = {
  alert: "Alert",
  match: "Later event",
  count: "Sum of an hour",
  forward: "Forwarded",
  closed: "Closed",
  digest: "Weekly digest",
};
const stateNames: Record<Delivery["state"], string> = {
  waiting: "Waiting",
  delivered: "Delivered",
  rejected: "Rejected",
};
const states = Delivery.shape.state.options;

interface DeliveryLogProps {
  destinations: readonly DestinationSummary[];
  /** Takes the focus when somebody asks for the log of a destination. */
  heading: RefObject<HTMLHeadingElement>;
}

/** Every message that was sent or is to be, with what became of it. */
export function DeliveryLog({ destinations, heading }: DeliveryLogProps) {
  const { query, go } = useRoute();
  const { role } = useSession();
  const destinationId = query.get("destination");
  const state = states.find((one) => one === query.get("state")) ?? null;
  const log = useDeliveryLog(destinationId, state);
  const redrive = useTask("deliveries/redrive", ["destinations/list", "deliveries/list"]);
  const rows = log.data?.pages.flatMap(({ deliveries }) => deliveries) ?? [];
  const show = (part: "destination" | "state", value: string | null) => {
    const next = new URLSearchParams(query);
    if (value === null) next.delete(part);
    else next.set(part, value);
    go("/destinations", next, { replace: true });
  };
  const nameOf = (id: string) => destinations.find((one) => one.id === id)?.name;

  return (
    <section className="delivery-log" aria-labelledby="delivery-log-title">
      <header className="destinations-head">
        <h2 id="delivery-log-title" ref={heading} tabIndex={-1}>
          Delivery log
        </h2>
        <search className="destinations-add" aria-label="Filter deliveries">
          <Choice
            label="Destination"
            value={destinationId}
            options={[
              { value: null, label: "All destinations" },
              ...destinations.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(value) => show("destination", value)}
          />
          <Choice
            label="State"
            value={state}
            options={[{ value: null, label: "Every state" }, ...optionsOf(stateNames)]}
            onChange={(value) => show("state", value)}
          />
        </search>
      </header>
      <Waiting asked={log} lines={6} />
      {log.isSuccess && rows.length === 0 && (destinationId !== null || state !== null) && (
        <Empty title="No such messages">No message is in this state at this destination.</Empty>
      )}
      {log.isSuccess && rows.length === 0 && destinationId === null && state === null && (
        <Empty title="Nothing has been sent">
          Messages stand here as soon as a rule has found something, or a digest is due.
        </Empty>
      )}
      {rows.length > 0 && (
        <table className="plain-table">
          <TableHead
            columns={["Queued", "Destination", "Message", "State", "Attempts", "What became of it"]}
            actions="Actions"
          />
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <td className="delivery-when">
                  <Moment at={row.createdAt} detail="second" />
                </td>
                <td>
                  {nameOf(row.destinationId) ?? <span className="faint">removed destination</span>}
                </td>
                <td className="delivery-message">
                  {row.alertTitle === "" ? (
                    kinds[row.kind]
                  ) : (
                    <>
                      <button
                        type="button"
                        className="delivery-alert"
                        onClick={() => go("/alerts", new URLSearchParams({ alert: row.alertKey }))}
                      >
                        {row.alertTitle}
                      </button>
                      {row.kind !== "alert" && <div className="faint">{kinds[row.kind]}</div>}
                    </>
                  )}
                </td>
                <td>
                  <DeliveryMark state={row.state} />
                </td>
                <td>{row.attempts}</td>
                <td>
                  <Became of={row} />
                </td>
                <td>
                  {row.state === "rejected" &&
                    role !== "viewer" &&
                    nameOf(row.destinationId) !== undefined && (
                      <Button
                        spacing="compact"
                        isLoading={redrive.isPending && redrive.variables?.key === row.key}
                        onClick={() => redrive.mutate({ key: row.key }, { onError: tellFailed })}
                      >
                        Send again
                      </Button>
                    )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ShowOlder list={log} />
    </section>
  );
}

function Became({ of: row }: { of: Delivery }) {
  return (
    <>
      {/^[A-Z][A-Z0-9_]+-\d+$/.test(row.reference) && <IssueLink issueKey={row.reference} />}
      {row.lastError !== "" && <div className="destination-problem">{row.lastError}</div>}
      {row.state === "waiting" && (
        <div className="faint">
          Next attempt <Moment at={row.dueAt} detail="second" />
        </div>
      )}
    </>
  );
}
