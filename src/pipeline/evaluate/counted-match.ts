import type { BaseMatch } from "#sigma/correlation-input";

/** A match as a correlation counts it, with what correlations that build on this one will have to know of its event. */
export interface CountedMatch extends BaseMatch {
  /** By the correlation that matched and the one that builds on it: `from>to`, in short keys. */
  readonly above: Readonly<Record<string, Above>>;
  /** When its event was logged, epoch milliseconds; only of a rule's own match that came with this page. */
  readonly loggedAt?: number;
  /** The event of this page that completed it, where its own event came with an earlier one. */
  readonly cause?: string;
}

interface Above {
  readonly group: string;
  readonly values: ReadonlyArray<string>;
}
