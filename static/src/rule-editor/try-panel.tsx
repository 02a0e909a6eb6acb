import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { AuditEvent } from "#contract";
import { answerOrThrow } from "../ask/answer-or-throw";
import { useTask } from "../ask/use-task";
import { Failed } from "../parts/failed";
import { tellFailed } from "../parts/tell-failed";
import { formatCount } from "../text/format-count";
import { Moment } from "../time/moment";
import { editRule } from "./edit-rule";
import { EventExplanation } from "./event-explanation";

interface TryPanelProps {
  text: string;
  /** Null where examples may not be added. */
  onChange: ((text: string) => void) | null;
}

/** The rule, saved or not, on the events that came last: what it would have found, and why. */
export function TryPanel({ text, onChange }: TryPanelProps) {
  const trial = useTask("rules/try", []);
  const [openKey, setOpenKey] = useState<string | null>(null);
  const found = trial.data;
  const keep = (event: AuditEvent, wanted: "match" | "no-match") => {
    answerOrThrow("events/get", { key: event.key })
      .then(({ raw }) => onChange?.(editRule(text, { kind: "example", wanted, event: raw })))
      .catch(tellFailed);
  };
  return (
    <section className="rule-try" aria-labelledby="rule-try">
      <div className="rule-panel-head">
        <h3 id="rule-try">Real events</h3>
        <Button
          spacing="compact"
          isLoading={trial.isPending}
          onClick={() => trial.mutate({ yaml: text })}
        >
          Try on recent events
        </Button>
      </div>
      {trial.isError && <Failed error={trial.error} />}
      {found && (
        <output>
          {found.problems.some(({ severity }) => severity === "error")
            ? "The rule has errors: nothing was tried."
            : found.span === null
              ? "No events are stored yet: there is nothing to try the rule on."
              : `${found.matched} of the newest ${formatCount(found.tried, "event")} match.`}
          {found.span && (
            <span className="faint rule-try-span">
              They happened from <Moment at={found.span.from} /> to <Moment at={found.span.to} />.
              {found.untried > 0 &&
                ` There was no time for ${formatCount(found.untried, "event")} more.`}{" "}
              A backtest looks at all that is stored.
            </span>
          )}
        </output>
      )}
      {found && found.events.length > 0 && (
        <ul className="rule-events">
          {found.events.map(({ event, matched }) => (
            <li key={event.key}>
              <button
                type="button"
                className="rule-event"
                aria-expanded={event.key === openKey}
                onClick={() => setOpenKey(event.key === openKey ? null : event.key)}
              >
                <span className={matched ? "rule-hit" : "faint"}>{matched ? "match" : "no"}</span>
                <Moment at={event.occurredAt} />
                <span className="code">{event.action}</span>
                <span className="rule-event-who">{event.actor.name || event.actor.id}</span>
              </button>
              {event.key === openKey && (
                <div className="rule-event-why">
                  <EventExplanation text={text} eventKey={event.key} />
                  {onChange && (
                    <div className="rule-form-add">
                      <Button spacing="compact" onClick={() => keep(event, "match")}>
                        Example to find
                      </Button>
                      <Button spacing="compact" onClick={() => keep(event, "no-match")}>
                        Example to leave alone
                      </Button>
                    </div>
                  )}
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
