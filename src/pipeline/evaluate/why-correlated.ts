import type { AlertWhy } from "#contract";
import { cutText } from "#lib/cut-text";
import type { SigmaCorrelation } from "#sigma/sigma-document";
import type { ActiveRules } from "../shapes/active-rules";

const MOST = 10;
const LONGEST = 120;

/** What a correlation counted, over which time and against what, cut to what fits beside an alert. */
export function whyCorrelated(
  rules: ActiveRules,
  { correlation }: SigmaCorrelation,
  found: {
    readonly group: string;
    readonly from: number;
    readonly to: number;
    readonly seen: number;
    readonly values: ReadonlyArray<string>;
    readonly ruleIds: ReadonlyArray<string>;
  },
): AlertWhy {
  const groupValues: unknown = JSON.parse(found.group);
  return {
    kind: "correlation",
    type: correlation.type,
    group: correlation.groupBy.slice(0, MOST).map((field, index) => ({
      field: cutText(field, LONGEST),
      value: cutText(Array.isArray(groupValues) ? String(groupValues[index]) : "", LONGEST),
    })),
    from: found.from,
    to: found.to,
    timespanMs: correlation.timespanMs,
    seen: found.seen,
    wanted: correlation.condition.bounds.map(
      ({ operator, value }) => `${signs[operator]} ${value}`,
    ),
    fields: correlation.condition.fields.slice(0, MOST).map((field) => cutText(field, LONGEST)),
    values: found.values.slice(0, MOST).map((value) => cutText(value, LONGEST)),
    rules: [...new Set(found.ruleIds)]
      .slice(0, MOST)
      .map((id) => ({ id: cutText(id, LONGEST), title: cutText(rules.titleOf(id), LONGEST) })),
  };
}

const signs = { eq: "=", neq: "≠", lt: "<", lte: "≤", gt: ">", gte: "≥" } as const;
