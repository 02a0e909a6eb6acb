import Lozenge from "@atlaskit/lozenge";
import type { Health } from "#contract";
import { LevelLozenge } from "../parts/level-lozenge";
import { formatCount } from "../text/format-count";
import { Moment } from "../time/moment";
import { HealthCard } from "./health-card";

type ConcernsCardProps = Pick<Health, "concerns" | "resolved">;

/** What is wrong with the app's own work, each an alert of its own, and what no longer is. */
export function ConcernsCard({ concerns, resolved }: ConcernsCardProps) {
  if (concerns.length === 0 && resolved.length === 0) return null;
  return (
    <HealthCard
      title="What to see to"
      wide
      mark={
        concerns.length === 0 ? (
          <Lozenge appearance="success">All resolved</Lozenge>
        ) : (
          <Lozenge appearance="removed">{formatCount(concerns.length, "concern")}</Lozenge>
        )
      }
    >
      <ul className="concerns">
        {concerns.map((concern) => (
          <li key={`${concern.ruleId} ${concern.subject}`}>
            <LevelLozenge level={concern.level} />
            <div>
              <b>{concern.title}</b>
              <div>{concern.message}</div>
              <div className="faint">
                Since <Moment at={concern.since} />. An alert was raised for it.
              </div>
            </div>
          </li>
        ))}
        {resolved.map(({ key, title, createdAt }) => (
          <li key={key}>
            <Lozenge appearance="success">resolved</Lozenge>
            <div className="faint">
              {title}, raised <Moment at={createdAt} />
            </div>
          </li>
        ))}
      </ul>
    </HealthCard>
  );
}
