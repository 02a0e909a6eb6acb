import type { Delivery } from "#contract";
import { IssueLink } from "../parts/issue-link";
import { formatCount } from "../text/format-count";
import { readableName } from "../text/readable-name";
import { Moment } from "../time/moment";
import { DeliveryMark } from "./delivery-mark";

const kinds: Record<Delivery["kind"], string> = {
  alert: "First message",
  match: "A later event",
  count: "Sum of an hour",
  forward: "Forwarded on request",
};

/** Every message about an alert, with how it went. */
export function Deliveries({ deliveries }: { deliveries: readonly Delivery[] }) {
  if (deliveries.length === 0) return <p className="faint">Nothing has been sent.</p>;
  return (
    <ul className="deliveries">
      {deliveries.map((delivery) => (
        <li key={delivery.key}>
          <div className="delivery-head">
            <DeliveryMark state={delivery.state} />
            <span>
              {readableName(delivery.destinationId)}: {kinds[delivery.kind]}
            </span>
            {/^[A-Z][A-Z0-9_]+-\d+$/.test(delivery.reference) ? (
              <IssueLink issueKey={delivery.reference} />
            ) : (
              <span className="code">{delivery.reference}</span>
            )}
          </div>
          <div className="faint">
            {formatCount(delivery.attempts, "attempt")}, last change{" "}
            <Moment at={delivery.updatedAt} detail="second" />
            {delivery.state === "waiting" && (
              <>
                , next <Moment at={delivery.dueAt} detail="second" />
              </>
            )}
          </div>
          {delivery.lastError !== "" && <div className="delivery-error">{delivery.lastError}</div>}
        </li>
      ))}
    </ul>
  );
}
