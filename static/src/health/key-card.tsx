import Button from "@atlaskit/button/new";
import Lozenge from "@atlaskit/lozenge";
import type { Health } from "#contract";
import { Facts } from "../parts/facts";
import { useRoute } from "../route/use-route";
import { useSession } from "../shell/session-context";
import { formatCount } from "../text/format-count";
import { formatTime } from "../time/format-time";
import { HealthCard } from "./health-card";

/** The organization's API key and how long it lasts. */
export function KeyCard({ health: { key } }: { health: Health }) {
  const { go } = useRoute();
  const { role } = useSession();
  if (key.lastFour === "") {
    return (
      <HealthCard title="API key">
        <p className="faint">No organization is connected.</p>
      </HealthCard>
    );
  }
  const { previous } = key;
  return (
    <HealthCard title="API key" mark={<KeyMark of={key} />}>
      <Facts
        of={[
          ["Key", <KeyName key="key" lastFour={key.lastFour} />],
          ["Expires", <Expiry key="expires" at={key.expiresAt} />],
          previous && [
            "Key before",
            <span key="previous" className="key-before">
              <KeyName lastFour={previous.lastFour} /> <KeyMark of={previous} />
            </span>,
          ],
          previous && ["Expires", <Expiry key="previous-expires" at={previous.expiresAt} />],
        ]}
      />
      {previous?.inUse && (
        <p className="health-below">
          Atlassian rejects the newest key, so the one before is used. Replace the newest.
        </p>
      )}
      {role === "manager" && (
        <div className="health-below">
          <Button spacing="compact" onClick={() => go("/setup/connection")}>
            {previous ? "Manage keys" : "Rotate key"}
          </Button>
        </div>
      )}
    </HealthCard>
  );
}

const KeyName = ({ lastFour }: { lastFour: string }) => (
  <span className="code">••••{lastFour}</span>
);

function Expiry({ at }: { at: number | null }) {
  if (at === null) return <span className="faint">Not given</span>;
  return <>{formatTime(at, "utc", "day")}</>;
}

const appearances = {
  unknown: "default",
  none: "success",
  month: "new",
  fortnight: "moved",
  week: "moved",
  day: "removed",
  expired: "removed",
} as const;

function KeyMark({ of }: { of: Pick<Health["key"], "daysLeft" | "warning"> }) {
  const { daysLeft, warning } = of;
  return (
    <Lozenge appearance={appearances[warning]}>
      {daysLeft === null
        ? "Expiry unknown"
        : warning === "expired"
          ? "Expired"
          : `${formatCount(daysLeft, "day")} left`}
    </Lozenge>
  );
}
