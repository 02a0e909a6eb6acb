import type { SuppressionOf } from "#rules/compile-suppressions";
import type { CorrelationInput } from "#sigma/correlation-input";
import type { NamedLists } from "#sigma/expand-placeholders";
import type { SigmaCorrelation, SigmaRule } from "#sigma/sigma-document";
import type { NormalisedEvent } from "./normalised-event";

/** The rules as they run: compiled, with what is switched on and what is suppressed. */
export interface ActiveRules {
  /** Every rule that matches, since a correlation may build on one that is off. */
  readonly match: (body: NormalisedEvent["body"]) => ReadonlyArray<{
    readonly rule: SigmaRule;
    /** Whether it is on and raises alerts of its own. */
    readonly alerts: boolean;
  }>;
  /** Those that are on, and those that they build on; each behind its bases. */
  readonly correlations: ReadonlyArray<ActiveCorrelation>;
  readonly versionOf: (ruleId: string) => number;
  readonly titleOf: (ruleId: string) => string;
  readonly suppressionOf: SuppressionOf;
  readonly lists: NamedLists;
}

export interface ActiveCorrelation {
  readonly document: SigmaCorrelation;
  /** Whether it is on and raises alerts of its own. */
  readonly alerts: boolean;
  readonly input: CorrelationInput;
}
