import type { UseQueryResult } from "@tanstack/react-query";
import type { ProcedureOutput } from "#contract";
import { formatCount } from "../text/format-count";

/** "1,234 events", or "more than 10,000 events" where counting stops. */
export function CountLine({ count }: { count: UseQueryResult<ProcedureOutput<"events/count">> }) {
  if (count.isPending) return <span className="skeleton-bar events-count-pending" />;
  if (count.isError) return <span className="faint">The events could not be counted</span>;
  const counted = formatCount(count.data.count, "event");
  return (
    <strong aria-live="polite" className={count.isPlaceholderData ? "faint" : undefined}>
      {count.data.more ? `More than ${counted}` : counted}
    </strong>
  );
}
