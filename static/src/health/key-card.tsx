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
  return (
    <HealthCard title="API key" mark={<KeyMark daysLeft={key.daysLeft} />}>
      <Facts
        of={[
          [
            "Key",
            <span key="key" className="code">
              ••••{key.lastFour}
            </span>,
          ],
          [
            "Expires",
            key.expiresAt === null ? (
              <span key="none" className="faint">
                Not given
              </span>
            ) : (
              formatTime(key.expiresAt, "utc", "day")
            ),
          ],
        ]}
      />
      {role === "manager" && (
        <div className="health-below">
          <Button spacing="compact" onClick={() => go("/setup/connection")}>
            Replace key
          </Button>
        </div>
      )}
    </HealthCard>
  );
}

function KeyMark({ daysLeft }: { daysLeft: number | null }) {
  if (daysLeft === null) return <Lozenge>Expiry unknown</Lozenge>;
  if (daysLeft < 0) return <Lozenge appearance="removed">Expired</Lozenge>;
  return (
    <Lozenge appearance={daysLeft < 7 ? "removed" : daysLeft < 30 ? "moved" : "success"}>
      {formatCount(daysLeft, "day")} left
    </Lozenge>
  );
}
