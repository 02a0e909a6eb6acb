import { correlationInput, type CorrelationInput } from "./correlation-input";
import { addToWindow, createCorrelationWindow, type CorrelationWindow } from "./correlation-window";
import { correlationHit, type CorrelationHit } from "./evaluate-correlation";
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

export interface StreamMatch {
  readonly ruleId: string;
  readonly eventId: string;
  /** Event time, epoch milliseconds; not smaller than the one before. */
  readonly time: number;
  readonly event: unknown;
}

/**
 * `correlations` come from a rule set: bases first, references resolved. State is bounded: when `mostGroups` are
 * open, the group that has been quiet longest is given up.
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
  // A map keeps its keys in the order of setting: the first is the one that was touched longest ago.
  const windows = new Map<string, CorrelationWindow>();
  let evicted = 0;

  const windowOf = (document: SigmaCorrelation, group: string): CorrelationWindow => {
    const key = `${document.id}\n${group}`;
    const window = windows.get(key) ?? createCorrelationWindow();
    windows.delete(key);
    windows.set(key, window);
    for (const oldest of windows.keys()) {
      if (windows.size <= mostGroups) break;
      windows.delete(oldest);
      evicted += 1;
    }
    return window;
  };

  const push = (match: StreamMatch): ReadonlyArray<CorrelationHit> => {
    const hits: CorrelationHit[] = [];
    for (const { document, input } of byRule.get(match.ruleId) ?? []) {
      const base = input(match, match.event);
      if (base === null) continue;
      const { group, ...kept } = base;
      const evidence = addToWindow(document.correlation, windowOf(document, group), kept);
      if (evidence === null) continue;
      hits.push(
        correlationHit(document, base, evidence),
        ...push({ ...match, ruleId: document.id }),
      );
    }
    return hits;
  };
  return { push, groups: () => windows.size, evicted: () => evicted };
};

interface Running {
  readonly document: SigmaCorrelation;
  readonly input: CorrelationInput;
}
