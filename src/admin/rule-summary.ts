import type { RuleSummary } from "#contract";
import type { LoadedRule } from "#rules/load-rules";

/** A rule as the page lists it. `alerts` are those of the last 30 days, by rule id. */
export function ruleSummary(
  { document, yaml, origin, replaces, enabled, set, switchVersion }: LoadedRule,
  alerts: ReadonlyMap<string, { readonly count: number; readonly last: number }>,
): RuleSummary {
  const { id, name, title, description, level, status, tags, falsepositives, references } =
    document;
  return {
    id,
    name,
    title,
    description,
    level,
    status,
    tags: [...tags],
    falsePositives: [...falsepositives],
    references: [...references],
    kind: document.kind === "correlation" ? "correlation" : "rule",
    origin,
    replaces,
    enabled,
    version: switchVersion,
    setLevel: set.level,
    destinations: set.destinations === null ? null : [...set.destinations],
    alertsLast30Days: alerts.get(id)?.count ?? 0,
    lastAlertAt: alerts.get(id)?.last ?? null,
    yaml,
  };
}
