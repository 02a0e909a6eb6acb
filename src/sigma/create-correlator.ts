import { correlationInput, type CorrelationInput } from "./correlation-input";
import {
  addToWindow,
  createCorrelationWindow,
  windowEvidence,
  type CorrelationWindow,
} from "./correlation-window";
import { bucketOf, correlationHit, type CorrelationHit } from "./evaluate-correlation";
import type { SigmaCorrelation } from "./sigma-document";

/** Runs correlations in memory over a stream of rule matches in event time. */
export interface Correlator {
  /** Takes one match of a rule and returns the correlations that it completes, chained ones included. */
  readonly push: (match: StreamMatch) => ReadonlyArray<CorrelationHit>;
  /** Open groups over all correlations; never more than `mostGroups`. */
  readonly groups: () => number;
  /** Groups given up for newer ones. */
  readonly evicted: () => number;
}

interface StreamMatch {
  readonly ruleId: string;
  readonly eventId: string;
  /** Event time, epoch milliseconds; not smaller than the one before. */
  readonly time: number;
  readonly event: unknown;
  readonly once?: string;
}

/**
 * `correlations` come from a rule set: bases first, references resolved. State is bounded: at most `mostGroups` are
 * open, and the half of them that was touched last is never given up.
 */
export const createCorrelator = (
  correlations: ReadonlyArray<SigmaCorrelation>,
  { mostGroups = 200_000 }: { readonly mostGroups?: number } = {},
): Correlator => {
  const byRule = new Map<string, Running[]>();
  for (const document of correlations) {
    const running = { document, input: correlationInput(document) };
    for (const ruleId of document.correlation.rules) {
      byRule.set(ruleId, [...(byRule.get(ruleId) ?? []), running]);
    }
  }
  // Two generations: a touched group moves to the young one, and when that is full, what is left in the old one
  // has been quiet longest. Finding the single oldest group would cost more than the correlation itself.
  let young = new Map<string, CorrelationWindow>();
  let old = new Map<string, CorrelationWindow>();
  let evicted = 0;

  const windowOf = (document: SigmaCorrelation, group: string): CorrelationWindow => {
    const key = `${document.id}\n${group}`;
    const known = young.get(key);
    if (known !== undefined) return known;
    const window = old.get(key) ?? createCorrelationWindow();
    old.delete(key);
    if (young.size >= Math.max(1, mostGroups / 2)) {
      evicted += old.size;
      old = young;
      young = new Map();
    }
    young.set(key, window);
    return window;
  };

  const push = (match: StreamMatch): ReadonlyArray<CorrelationHit> => {
    const hits: CorrelationHit[] = [];
    for (const { document, input } of byRule.get(match.ruleId) ?? []) {
      const read = input(match, match.event);
      if (read === null) continue;
      const base = match.once === undefined ? read : { ...read, once: match.once };
      const { group, ...kept } = base;
      const window = windowOf(document, group);
      const moment = addToWindow(document.correlation, window, kept);
      if (moment === null) continue;
      if (moment.began)
        hits.push(correlationHit(document, base, windowEvidence(window, kept, moment.seen)));
      // What builds on it sees it at every match at which it holds.
      if (byRule.has(document.id)) {
        const once = `${group}\n${bucketOf(document, match.time)}`;
        hits.push(...push({ ...match, ruleId: document.id, once }));
      }
    }
    return hits;
  };
  return { push, groups: () => young.size + old.size, evicted: () => evicted };
};

interface Running {
  readonly document: SigmaCorrelation;
  readonly input: CorrelationInput;
}
