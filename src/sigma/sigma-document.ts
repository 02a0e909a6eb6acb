import type { Condition } from "./condition";
import type { Search } from "./search";
import type { Position } from "./rule-problem";

/** One document of a rule text. All three kinds share title, id and where they start. */
export type SigmaDocument = SigmaRule | SigmaCorrelation | SigmaFilter;

export interface SigmaRule extends Described {
  readonly kind: "rule";
  readonly logsource: Logsource;
  readonly detection: Detection;
  /** Fields that an analyst wants to see first. */
  readonly fields: ReadonlyArray<string>;
}

export interface SigmaCorrelation extends Described {
  readonly kind: "correlation";
  readonly correlation: Correlation;
}

export interface SigmaFilter extends Described {
  readonly kind: "filter";
  readonly logsource: Logsource;
  /** Ids or names of rules; `any` stands for every rule of the log source. */
  readonly rules: ReadonlyArray<string> | "any";
  readonly detection: Detection;
  /** `suppress`: the condition says what to leave out. `keep`: it says what to let through. */
  readonly mode: "suppress" | "keep";
}

export interface Described {
  /** The written id, else the name, else the title in lower case with dashes. */
  readonly id: string;
  readonly name: string | null;
  readonly title: string;
  readonly status: Status;
  readonly level: Level;
  readonly description: string;
  readonly author: string;
  readonly references: ReadonlyArray<string>;
  readonly tags: ReadonlyArray<string>;
  readonly falsepositives: ReadonlyArray<string>;
  /** `YYYY-MM-DD`, or null. */
  readonly date: string | null;
  readonly modified: string | null;
  readonly alerting: Alerting;
  readonly at: Position;
}

export type Status = (typeof statuses)[number];
export const statuses = ["stable", "test", "experimental", "deprecated", "unsupported"] as const;

type Level = (typeof levels)[number];
export const levels = ["informational", "low", "medium", "high", "critical"] as const;

export interface Logsource {
  readonly category: string | null;
  readonly product: string | null;
  readonly service: string | null;
}

export interface Detection {
  /** Search identifiers by name, in the order written. */
  readonly searches: ReadonlyMap<string, Search>;
  readonly condition: Condition;
}

export interface Correlation {
  readonly type: CorrelationType;
  /** Ids or names of rules or correlations. */
  readonly rules: ReadonlyArray<string>;
  readonly groupBy: ReadonlyArray<string>;
  readonly timespanMs: number;
  readonly condition: CorrelationCondition;
  /** Field by rule reference, by alias. */
  readonly aliases: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Whether the referenced rules also raise alerts of their own. */
  readonly generate: boolean;
  /** `new_value` only: how long a group must have been known before anything counts as new. */
  readonly learningMs: number;
}

/** The last two are extensions: no other Sigma tool knows them. */
export type CorrelationType = (typeof correlationTypes)[number];
export const correlationTypes = [
  "event_count",
  "value_count",
  "temporal",
  "temporal_ordered",
  "value_sum",
  "value_avg",
  "value_percentile",
  "new_value",
  "impossible_travel",
] as const;

export interface CorrelationCondition {
  /** All must hold. */
  readonly bounds: ReadonlyArray<{ readonly operator: CompareOperator; readonly value: number }>;
  /** Fields whose values are counted, added, averaged or ranked; several form one combined value. */
  readonly fields: ReadonlyArray<string>;
  /** `value_percentile` only: which percentile is compared; null compares the newest value's share instead. */
  readonly percentile: number | null;
  /** `impossible_travel` only: km/h that nobody travels faster than. */
  readonly maxSpeed: number;
}

export type CompareOperator = "eq" | "neq" | "lt" | "lte" | "gt" | "gte";

/** What the `audit-stream` block of a document says; other Sigma tools leave custom keys alone. */
export interface Alerting {
  /** Whether the rule runs from the start. */
  readonly enabled: boolean;
  readonly dedup: { readonly by: ReadonlyArray<string>; readonly windowMs: number };
  readonly examples: {
    /** Events that must match; for a correlation each entry is a sequence of events. */
    readonly match: ReadonlyArray<Example>;
    readonly noMatch: ReadonlyArray<Example>;
  };
}

export type Example = ReadonlyArray<Readonly<Record<string, unknown>>>;
