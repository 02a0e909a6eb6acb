import Lozenge from "@atlaskit/lozenge";
import type { GridColumn } from "../parts/endless-grid";
import { IssueLink } from "../parts/issue-link";
import { LevelLozenge } from "../parts/level-lozenge";
import { TwoLines } from "../parts/two-lines";
import { StackedMoment } from "../time/stacked-moment";
import { DeliveryMark } from "./delivery-mark";
import { StateLozenge } from "./state-lozenge";
import type { ListedAlert } from "./use-alerts";

/** What a row of the list shows. */
export const alertColumns: readonly GridColumn<ListedAlert>[] = [
  { name: "Level", width: "92px", cell: (alert) => <LevelLozenge level={alert.level} /> },
  {
    name: "Alert",
    width: "minmax(150px, 3fr)",
    cell: (alert) => <TwoLines first={alert.title} second={alert.ruleTitle} />,
  },
  {
    name: "Events",
    minPage: 960,
    width: "60px",
    cell: (alert) => new Intl.NumberFormat("en").format(alert.eventCount),
  },
  {
    name: "Happened",
    width: "96px",
    cell: (alert) => <StackedMoment at={alert.lastEventAt} />,
  },
  {
    name: "Issue",
    width: "80px",
    cell: (alert) =>
      alert.issueKey === null ? (
        <span className="faint">–</span>
      ) : (
        <IssueLink issueKey={alert.issueKey} />
      ),
  },
  {
    name: "State",
    width: "108px",
    cell: (alert) =>
      alert.issueKey === null ? (
        <span className="faint">–</span>
      ) : (
        <StateLozenge state={alert.state} />
      ),
  },
  {
    name: "Delivery",
    minPage: 800,
    width: "96px",
    cell: (alert) =>
      alert.historical && alert.deliveryState === "none" ? (
        <Lozenge>Historical</Lozenge>
      ) : (
        <DeliveryMark state={alert.deliveryState} />
      ),
  },
];
