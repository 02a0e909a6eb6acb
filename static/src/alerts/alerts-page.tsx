import { useEffect, useMemo } from "react";
import { Level } from "#contract";
import { useAsk } from "../ask/use-ask";
import { Arrived } from "../parts/arrived";
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
  { value: "all", name: "Live and past" },
  { value: "live", name: "Live only" },
  { value: "historical", name: "Past only" },
] as const;

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
        <select
          className="native-select alerts-rule"
          aria-label="Rule"
          value={view.ruleId ?? ""}
          onChange={(event) => show({ ...view, ruleId: event.target.value || null })}
        >
          <option value="">All rules</option>
          {rules.data?.rules.map((rule) => (
            <option key={rule.id} value={rule.id}>
              {rule.title}
            </option>
          ))}
        </select>
        <select
          className="native-select"
          aria-label="Level"
          value={view.level ?? ""}
          onChange={(event) =>
            show({ ...view, level: Level.safeParse(event.target.value).data ?? null })
          }
        >
          <option value="">All levels</option>
          {Level.options.toReversed().map((level) => (
            <option key={level} value={level}>
              {readableName(level)}
            </option>
          ))}
        </select>
        <TimeFilter range={view.range} onChange={(range) => show({ ...view, range })} />
        <select
          className="native-select"
          aria-label="Live or past"
          value={view.time}
          onChange={(event) =>
            show({
              ...view,
              time: times.find(({ value }) => value === event.target.value)?.value ?? "all",
            })
          }
        >
          {times.map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
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
