import Button from "@atlaskit/button/new";
import { Empty } from "../parts/empty";
import type { AlertView } from "./alert-view";
import { writeAlertView } from "./write-alert-view";

interface NoAlertsProps {
  view: AlertView;
  onClear(): void;
  onRules(): void;
}

/** Why there are no alerts, and what to do. */
export function NoAlerts({ view, onClear, onRules }: NoAlertsProps) {
  if (writeAlertView(view).size > 0) {
    return (
      <Empty title="No such alert" action={<Button onClick={onClear}>Show all alerts</Button>}>
        Nothing was found with this rule, level and time.
      </Empty>
    );
  }
  return (
    <Empty title="No alerts so far" action={<Button onClick={onRules}>See the rules</Button>}>
      The rules that are on watch every event that arrives. What they find is listed here and
      becomes a Jira issue.
    </Empty>
  );
}
