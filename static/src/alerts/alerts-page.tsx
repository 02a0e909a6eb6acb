import { useEffect, useMemo } from "react";
import { Level } from "#contract";
import { useAsk } from "../ask/use-ask";
import { Arrived } from "../parts/arrived";
import { Choice } from "../parts/choice";
import { EndlessGrid } from "../parts/endless-grid";
import { Failed } from "../parts/failed";
import { useRoute } from "../route/use-route";
import { readableName } from "../text/readable-name";
import { TimeFilter } from "../time/time-filter";
import { alertColumns } from "./alert-columns";
import { AlertDrawer } from "./alert-drawer";
import type { AlertView } from "./alert-view";
import { NoAlerts } from "./no-alerts";
import { readAlertView } from "./read-alert-view";
import { useAlerts } from "./use-alerts";
import { writeAlertView } from "./write-alert-view";
import "./alerts.css";

const times = [
  { value: "all", label: "Live and past" },
  { value: "live", label: "Live only" },
  { value: "historical", label: "Past only" },
] as const;
const levels = Level.options
  .toReversed()
  .map((level) => ({ value: level, label: readableName(level) }));

/** What the rules have found. */
export function AlertsPage() {
  const { query, go } = useRoute();
  const view = useMemo(() => readAlertView(query), [query]);
  const openKey = query.get("alert");
  const list = useAlerts(view);
  const rules = useAsk("rules/list", {});
  const { arrived, isEmpty, refresh } = list;
  const show = (next: AlertView) => go("/alerts", writeAlertView(next), { replace: true });
  const open = (key: string | null) => {
    const place = writeAlertView(view);
    if (key !== null) place.set("alert", key);
    go("/alerts", place, { replace: key === null });
  };
  useEffect(() => {
    if (isEmpty && arrived > 0) refresh();
  }, [isEmpty, arrived, refresh]);

  return (
    <div className="alerts">
      <search className="alerts-filters" aria-label="Filter alerts">
        <Choice
          label="Rule"
          className="alerts-rule"
          value={view.ruleId}
          options={[
            { value: null, label: "All rules" },
            ...(rules.data?.rules ?? []).map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={(ruleId) => show({ ...view, ruleId })}
        />
        <Choice
          label="Level"
          value={view.level}
          options={[{ value: null, label: "All levels" }, ...levels]}
          onChange={(level) => show({ ...view, level })}
        />
        <TimeFilter range={view.range} onChange={(range) => show({ ...view, range })} />
        <Choice
          label="Live or past"
          value={view.time}
          options={times}
          onChange={(time) => show({ ...view, time })}
        />
        <Arrived count={isEmpty ? 0 : arrived} noun="alert" onShow={refresh} />
      </search>
      {list.error !== null && (
        <Failed error={list.error} onRetry={list.retry} isRetrying={list.isLoading} />
      )}
      {isEmpty ? (
        <NoAlerts view={view} onClear={() => go("/alerts")} onRules={() => go("/rules")} />
      ) : (
        (list.error === null || list.rows.length > 0) && (
          <EndlessGrid
            label="Alerts"
            columns={alertColumns}
            rows={list.rows}
            rowKey={(alert) => alert.key}
            hasMore={list.hasMore}
            isLoading={list.isLoading}
            loadMore={list.loadMore}
            onOpen={(alert) => open(alert.key)}
            openKey={openKey}
            generation={list.generation}
          />
        )
      )}
      {openKey !== null && <AlertDrawer alertKey={openKey} onClose={() => open(null)} />}
    </div>
  );
}
