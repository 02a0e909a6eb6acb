import Lozenge from "@atlaskit/lozenge";
import type { ListedAlert } from "./use-alerts";

const looks = {
  waiting: ["inprogress", "Waiting"],
  delivered: ["success", "Delivered"],
  rejected: ["removed", "Rejected"],
} as const;

/** How far the messages about an alert have come. */
export function DeliveryMark({ state }: { state: ListedAlert["deliveryState"] }) {
  if (state === "none") return <span className="faint">Not delivered</span>;
  const [appearance, name] = looks[state];
  return <Lozenge appearance={appearance}>{name}</Lozenge>;
}
