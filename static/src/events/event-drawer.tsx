import type { AuditEvent } from "#contract";
import { useAsk } from "../ask/use-ask";
import { Drawer } from "../parts/drawer";
import { Facts } from "../parts/facts";
import { Failed } from "../parts/failed";
import { Skeleton } from "../parts/skeleton";
import { readableName } from "../text/readable-name";
import { EventContext } from "./event-context";
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
  const full = useAsk("events/get", { key: eventKey });
  const event = full.data?.event ?? known;
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
      {!full.isError && <EventContext full={full.data} />}
    </Drawer>
  );
}
