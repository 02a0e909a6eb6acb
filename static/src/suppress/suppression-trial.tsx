import Button from "@atlaskit/button/new";
import { useContext } from "react";
import { useTask } from "../ask/use-task";
import { actorName } from "../parts/actor-name";
import { Failed } from "../parts/failed";
import { formatCount } from "../text/format-count";
import { Moment } from "../time/moment";
import { ZoneContext } from "../time/zone-context";
import { suppressionOf, type SuppressionDraft } from "./suppression-draft";

/** What the suppression would have kept quiet among the events that came last, before it is made. */
export function SuppressionTrial({ draft }: { draft: SuppressionDraft }) {
  const { zone } = useContext(ZoneContext);
  const trial = useTask("suppressions/try", []);
  const isOfRules = draft.everyRule || draft.rules.length > 0;
  const { reason: _why, expiresAt: _end, ...conditions } = suppressionOf(draft, zone, 0);
  // What was found for other conditions says nothing of these.
  const isOfThese = JSON.stringify(trial.variables?.conditions) === JSON.stringify(conditions);
  const found = isOfThese ? trial.data : undefined;
  const run = () => trial.mutate({ conditions });
  return (
    <div className="suppress-trial">
      <Button spacing="compact" isLoading={trial.isPending} isDisabled={!isOfRules} onClick={run}>
        Try on recent events
      </Button>
      {trial.isError && isOfThese && <Failed error={trial.error} />}
      {found && (
        <output>
          {found.span === null ? (
            "No events are stored yet: there is nothing to try it on."
          ) : (
            <>
              {found.silenced} of {formatCount(found.matched, "match", "matches")} would have been
              kept quiet.
              <span className="faint suppress-span">
                Among the newest {formatCount(found.tried, "event")}, from{" "}
                <Moment at={found.span.from} /> to <Moment at={found.span.to} />.
              </span>
            </>
          )}
        </output>
      )}
      {found && found.events.length > 0 && (
        <ul className="suppress-events">
          {found.events.map((event) => (
            <li key={event.key}>
              <Moment at={event.occurredAt} />
              <span className="code">{event.action}</span>
              <span>{actorName(event.actor)}</span>
              <span className="faint">{event.ip}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
