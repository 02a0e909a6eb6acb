import Button from "@atlaskit/button/new";
import { useEffect, useMemo, useState } from "react";
import { useAsk } from "../ask/use-ask";
import { CoverageLine } from "../completeness/coverage-line";
import { FirstRun } from "../first-run/first-run";
import { useFirstRun } from "../first-run/use-first-run";
import { Arrived } from "../parts/arrived";
import { EndlessGrid } from "../parts/endless-grid";
import { Failed } from "../parts/failed";
import { Skeleton } from "../parts/skeleton";
import { useRoute } from "../route/use-route";
import { useSession } from "../shell/session-context";
import { CountLine } from "./count-line";
import { eventColumns } from "./event-columns";
import { EventDrawer } from "./event-drawer";
import type { EventView } from "./event-view";
import { ExportDialog } from "./export-dialog";
import { FilterBar } from "./filter-bar";
import { NoEvents } from "./no-events";
import { readEventView } from "./read-event-view";
import { useEvents } from "./use-events";
import { writeEventView } from "./write-event-view";
import "./events.css";

/** The events of the organization: narrowed, counted, scrolled and opened. */
export function EventsPage() {
  const { query, go } = useRoute();
  const view = useMemo(() => readEventView(query), [query]);
  const openKey = query.get("event");
  const { role } = useSession();
  const [exporting, setExporting] = useState(false);
  const list = useEvents(view);
  const { arrived, isEmpty, refresh } = list;
  const count = useAsk("events/count", { filter: list.filter }, { keep: true });
  const coverage = useAsk("events/coverage", {}, { every: 30_000 });
  const facets = useAsk("events/facets", {});
  const titles = useMemo(
    () => new Map(facets.data?.actions.map(({ value, title }) => [value, title])),
    [facets.data],
  );
  const columns = useMemo(() => eventColumns(titles), [titles]);

  const firstRun = useFirstRun(role === "manager");

  const show = (next: EventView) => {
    go("/events", writeEventView(next), { replace: true });
    refresh();
  };
  const open = (key: string | null) => {
    const place = writeEventView(view);
    if (key !== null) place.set("event", key);
    go("/events", place, { replace: key === null });
  };
  // Nothing is shown yet that could move: what arrives goes straight into an empty list.
  useEffect(() => {
    if (isEmpty && arrived > 0) refresh();
  }, [isEmpty, arrived, refresh]);

  return (
    <div className={firstRun.isPending ? "events events-waiting" : "events"}>
      {firstRun.isPending && <Skeleton lines={8} />}
      <FirstRun left={firstRun.left} />
      <FilterBar view={view} onChange={show} />
      <div className="events-status">
        <CountLine count={count} />
        <CoverageLine coverage={coverage.data} isUnknown={coverage.isError} />
        <Arrived count={isEmpty ? 0 : arrived} noun="event" onShow={refresh} />
        {role !== "viewer" && (
          <span className="events-export">
            <Button spacing="compact" appearance="subtle" onClick={() => setExporting(true)}>
              Export
            </Button>
          </span>
        )}
      </div>
      {list.error !== null && (
        <Failed error={list.error} onRetry={list.retry} isRetrying={list.isLoading} />
      )}
      {isEmpty ? (
        <NoEvents
          narrowed={writeEventView(view).size > 0}
          coverage={coverage.data}
          onClear={() => go("/events")}
        />
      ) : (
        (list.error === null || list.rows.length > 0) && (
          <EndlessGrid
            label="Events"
            columns={columns}
            rows={list.rows}
            rowKey={(event) => event.key}
            total={count.data?.more === false ? count.data.count : undefined}
            hasMore={list.hasMore}
            isLoading={list.isLoading}
            loadMore={list.loadMore}
            onOpen={(event) => open(event.key)}
            openKey={openKey}
            generation={list.generation}
          />
        )
      )}
      {exporting && <ExportDialog filter={list.filter} onClose={() => setExporting(false)} />}
      {openKey !== null && (
        <EventDrawer
          eventKey={openKey}
          known={list.rows.find((event) => event.key === openKey)}
          titles={titles}
          onClose={() => open(null)}
        />
      )}
    </div>
  );
}
