import type { EventKey } from "#contract";
import type { Platform } from "#ports";
import { findCorrelations } from "./evaluate/find-correlations";
import { findMatches, type PageMatch } from "./evaluate/find-matches";
import type { ActiveRules } from "./shapes/active-rules";
import type { Finding } from "./shapes/finding";
import type { NormalisedEvent } from "./shapes/normalised-event";
import type { Past } from "./shapes/past";

/** What the rules say of a page. */
export interface Evaluation {
  readonly findings: ReadonlyArray<Finding>;
  /** Events that would have raised or counted for something, had no suppression kept them from it. */
  readonly silenced: ReadonlyArray<{
    readonly suppressionId: string;
    readonly eventKey: EventKey;
    readonly occurredAt: number;
  }>;
}

/** What a page is evaluated with besides the rules. */
export interface Evaluated {
  /** What this account does is never matched: otherwise an alert's issue could raise the next alert. */
  readonly ownAccountId: string | null;
  readonly past: Past;
}

/**
 * Tries rules and correlations on the events of a page. All state is in `deps.matches`, and there rows are only added:
 * the same events give the same alerts whatever pages they come in and however often. Over an empty store in memory,
 * stored history gives what live evaluation gave.
 */
export async function evaluate(
  deps: Pick<Platform, "bytes" | "matches">,
  rules: ActiveRules,
  events: ReadonlyArray<NormalisedEvent>,
  { ownAccountId, past }: Evaluated,
): Promise<Evaluation> {
  const matches: PageMatch[] = [];
  for (const one of events.toSorted(inTime)) {
    if (ownAccountId !== null && one.event.actor.id === ownAccountId) continue;
    for (const match of rules.match(one.body)) matches.push({ ...match, one });
  }
  if (matches.length === 0) return { findings: [], silenced: [] };
  const single = findMatches(deps, rules, matches);
  const correlated = await findCorrelations(deps, rules, matches, past);
  return {
    findings: [...single.findings, ...correlated.findings],
    silenced: [...single.silenced, ...correlated.silenced],
  };
}

const inTime = (a: NormalisedEvent, b: NormalisedEvent): number =>
  a.event.occurredAt - b.event.occurredAt || (a.event.key < b.event.key ? -1 : 1);
