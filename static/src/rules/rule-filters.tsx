import type { RuleSummary } from "#contract";
import { Choice } from "../parts/choice";

/** Empty asks nothing. */
export interface RuleFilter {
  readonly level: string;
  readonly state: string;
  readonly origin: string;
}

interface RuleFiltersProps {
  filter: RuleFilter;
  onChange(filter: RuleFilter): void;
}

/** Narrows the list of rules down. */
export function RuleFilters({ filter, onChange }: RuleFiltersProps) {
  return choices.map(({ key, label, options }) => (
    <Choice
      key={key}
      label={label}
      value={filter[key]}
      options={[{ value: "", label }, ...options]}
      onChange={(value) => onChange({ ...filter, [key]: value })}
    />
  ));
}

/** Whether a rule is among those that are asked for. */
export function fitsRule(rule: RuleSummary, { level, state, origin }: RuleFilter): boolean {
  return (
    (level === "" || rule.level === level) &&
    (state === "" ||
      (state === "experimental" ? rule.status === state : rule.enabled === (state === "on"))) &&
    (origin === "" || rule.origin === (origin === "your own" ? "own" : "prebuilt"))
  );
}

const choices = [
  {
    key: "level",
    label: "Any level",
    options: ["critical", "high", "medium", "low", "informational"],
  },
  { key: "state", label: "On and off", options: ["on", "off", "experimental"] },
  { key: "origin", label: "Any origin", options: ["your own", "prebuilt"] },
] as const;
