import type { Alert, AlertState, Gap, Level, Period } from "#contract";
import type { Counts } from "#lib/tally";

/** What a compliance report is made from. Times are epoch milliseconds. */
export interface ComplianceFacts {
  readonly period: Period;
  readonly now: number;
  readonly collection: CollectionFacts;
  readonly rules: ReadonlyArray<RuleFacts>;
  /** Events of the period by action. */
  readonly actions: Counts;
  readonly events: number;
  readonly alerts: ReadonlyArray<AlertFacts>;
  readonly moreAlerts: boolean;
}

export interface CollectionFacts {
  readonly orgId: string | null;
  /** Why Atlassian does not give the log at present, and since when. */
  readonly refusal: { readonly text: string; readonly since: number } | null;
  /** The stretches for which the log was read. */
  readonly collected: ReadonlyArray<Period>;
  /** What in them is known to be missing. */
  readonly gaps: ReadonlyArray<Gap>;
  readonly searchableFrom: number | null;
}

export interface RuleFacts {
  readonly id: string;
  /** The name by which topics know it. */
  readonly name: string;
  readonly title: string;
  readonly level: Level;
  readonly enabled: boolean;
  readonly version: number;
  readonly changedAt: ReadonlyArray<number>;
  /** Whether it is on where nobody has set it. */
  readonly initially: boolean;
  /** Oldest first. */
  readonly set: ReadonlyArray<{ readonly at: number; readonly enabled: boolean }>;
}

export interface AlertFacts extends Pick<Alert, "ruleId" | "level"> {
  readonly state: AlertState["status"] | null;
}
