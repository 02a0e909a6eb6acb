import type { AuditEvent } from "#contract";
import { useRoute } from "../route/use-route";
import { formatCount } from "../text/format-count";
import { readableName } from "../text/readable-name";
import { Moment } from "../time/moment";

interface AlertEventsProps {
  events: readonly AuditEvent[];
  total: number;
}

/** The events that an alert was raised from, each leading to its details. */
export function AlertEvents({ events, total }: AlertEventsProps) {
  const { go } = useRoute();
  if (events.length === 0) return <p className="faint">Retention has removed the events.</p>;
  return (
    <>
      <ul className="alert-events">
        {events.map((event) => (
          <li key={event.key}>
            <button
              type="button"
              onClick={() => go("/events", new URLSearchParams({ last: "all", event: event.key }))}
            >
              <Moment at={event.occurredAt} detail="second" />
              <span>{event.message || readableName(event.action)}</span>
              <span className="faint">
                {event.actor.name || event.actor.id}
                {event.ip !== null && ` from ${event.ip}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {total > events.length && (
        <p className="faint">
          The newest {formatCount(events.length, "event")} of {formatCount(total, "event")}.
        </p>
      )}
    </>
  );
}
