import type { Delivery } from "#contract";
import { useAsk } from "../ask/use-ask";
import { IssueLink } from "../parts/issue-link";
import { formatCount } from "../text/format-count";
import { Moment } from "../time/moment";
import { DeliveryMark } from "./delivery-mark";

const kinds: Record<Delivery["kind"], string> = {
  alert: "First message",
  match: "A later event",
  count: "Sum of an hour",
  forward: "Forwarded on request",
  closed: "Closed",
  digest: "Weekly digest",
};

const isIssueKey = (reference: string): boolean => /^[A-Z][A-Z0-9_]+-\d+$/.test(reference);

/** Every message about an alert, with how it went. */
export function Deliveries({ deliveries }: { deliveries: readonly Delivery[] }) {
  const list = useAsk("destinations/list", {});
  const names = new Map(list.data?.destinations.map(({ id, name }) => [id, name]));
  if (deliveries.length === 0) return <p className="faint">Nothing has been sent.</p>;
  return (
    <ul className="deliveries">
      {deliveries.map((delivery) => (
        <li key={delivery.key}>
          <div className="delivery-head">
            <DeliveryMark state={delivery.state} />
            <span>
              {names.get(delivery.destinationId) ?? "A destination"}: {kinds[delivery.kind]}
            </span>
            {isIssueKey(delivery.reference) && <IssueLink issueKey={delivery.reference} />}
          </div>
          <div className="faint">
            {formatCount(delivery.attempts, "attempt")}, last change{" "}
            <Moment at={delivery.updatedAt} detail="second" />
            {delivery.state === "waiting" && (
              <>
                , next <Moment at={delivery.dueAt} detail="second" />
              </>
            )}
            {delivery.reference !== "" && !isIssueKey(delivery.reference) && (
              <>
                , known there as <span className="code">{delivery.reference}</span>
              </>
            )}
          </div>
          {delivery.lastError !== "" && <div className="delivery-error">{delivery.lastError}</div>}
        </li>
      ))}
    </ul>
  );
}
