import type { EventFilter } from "#contract";
import { useAsk } from "../ask/use-ask";
import { formatCount } from "../text/format-count";

/** "1,234 events", or "more than 10,000 events" where counting stops. */
export function CountLine({ filter }: { filter: EventFilter }) {
  const count = useAsk("events/count", { filter }, { keep: true });
  if (count.isPending) return <span className="skeleton-bar events-count-pending" />;
  if (count.isError) return <span className="faint">The events could not be counted</span>;
  const counted = formatCount(count.data.count, "event");
  return (
    <strong aria-live="polite" className={count.isPlaceholderData ? "faint" : undefined}>
      {count.data.more ? `More than ${counted}` : counted}
    </strong>
  );
}
