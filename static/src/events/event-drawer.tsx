import { useMemo } from "react";
import type { AuditEvent } from "#contract";
import { useAsk } from "../ask/use-ask";
import { CopyButton } from "../parts/copy-button";
import { Drawer } from "../parts/drawer";
import { Facts } from "../parts/facts";
import { Failed } from "../parts/failed";
import { Skeleton } from "../parts/skeleton";
import { useRoute } from "../route/use-route";
import { readableName } from "../text/readable-name";
import { eventFacts } from "./event-facts";

interface EventDrawerProps {
  eventKey: string;
  /** The event as the list has it: shown until all of it has arrived. */
  known: AuditEvent | undefined;
  titles: ReadonlyMap<string, string>;
  onClose(): void;
}

/** One event with every field, what Atlassian sent, and the alerts that it is in. */
export function EventDrawer({ eventKey, known, titles, onClose }: EventDrawerProps) {
  const { go } = useRoute();
  const full = useAsk("events/get", { key: eventKey });
  const event = full.data?.event ?? known;
  const raw = useMemo(() => JSON.stringify(full.data?.raw ?? null, null, 2), [full.data]);
  const title = event ? titles.get(event.action) || readableName(event.action) : "Event";
  return (
    <Drawer title={title} onClose={onClose}>
      {event?.message && <p className="event-message">{event.message}</p>}
      {event ? <Facts of={eventFacts(event)} /> : full.isPending && <Skeleton lines={12} />}
      {full.isError && (
        <Failed
          error={full.error}
          onRetry={() => void full.refetch()}
          isRetrying={full.isFetching}
        />
      )}
      <h3>Alerts</h3>
      {full.isPending && <Skeleton lines={1} />}
      {full.data?.alerts.length === 0 && <p className="faint">No rule has found this event.</p>}
      {full.data && full.data.alerts.length > 0 && (
        <ul className="event-alerts">
          {full.data.alerts.map((alert) => (
            <li key={alert.key}>
              <button
                type="button"
                className="text-button"
                onClick={() => go("/alerts", new URLSearchParams({ alert: alert.key }))}
              >
                {alert.title}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="event-raw-head">
        <h3>What Atlassian sent</h3>
        {full.data && full.data.raw !== null && <CopyButton text={raw} label="Copy JSON" />}
      </div>
      {full.isPending && <Skeleton lines={8} />}
      {full.data?.kept === "gone" && (
        <p className="faint">Retention has removed the raw event. The fields above are kept.</p>
      )}
      {full.data && full.data.raw !== null && <pre className="event-raw">{raw}</pre>}
      {full.data?.kept === "segment" && (
        <p className="faint">Sealed in segment {full.data.segment}.</p>
      )}
    </Drawer>
  );
}
