import type { BaseMatch } from "./correlation-input";
import {
  addToWindow,
  createCorrelationWindow,
  windowEvidence,
  type CorrelationWindow,
  type Evidence,
} from "./correlation-window";
import type { SigmaCorrelation } from "./sigma-document";

/** A moment at which a correlation began to hold for a group. */
export interface CorrelationHit extends Evidence {
  readonly correlationId: string;
  readonly group: string;
  /** The match that completed it; correlations of correlations see the hit at this event. */
  readonly last: BaseMatch;
  /** Start of the bucket of event time that the alert belongs to, by the correlation's dedup window. */
  readonly bucket: number;
}

/**
 * Decides a correlation over matches of any groups, in any order, with repeats. The result depends on nothing but
 * the set of matches, so a replay, another page order or a late event is only another call. To judge the matches
 * of a stretch of time, pass those from `correlationReach` before it as well.
 */
export const evaluateCorrelation = (
  document: SigmaCorrelation,
  matches: ReadonlyArray<BaseMatch>,
): ReadonlyArray<CorrelationHit> => {
  const windows = new Map<string, CorrelationWindow>();
  const seen = new Set<string>();
  const hits: CorrelationHit[] = [];
  for (const match of matches.toSorted(inEventTime)) {
    const identity = JSON.stringify([match.ruleId, match.eventId, match.group]);
    if (seen.has(identity)) continue;
    seen.add(identity);
    const window = windows.get(match.group) ?? createCorrelationWindow();
    windows.set(match.group, window);
    const moment = addToWindow(document.correlation, window, match);
    if (moment?.began === true)
      hits.push(correlationHit(document, match, windowEvidence(window, match, moment.seen)));
  }
  return hits;
};

/** Event time, then event id, then rule: the same order wherever the matches come from. */
export const inEventTime = (a: BaseMatch, b: BaseMatch): number =>
  a.time - b.time || compareTexts(a.eventId, b.eventId) || compareTexts(a.ruleId, b.ruleId);

/**
 * How far before a match earlier ones matter, in milliseconds: one timespan for what the window holds, one more
 * for whether the correlation held already. `new_value` keeps a baseline instead.
 */
export const correlationReach = ({ correlation }: SigmaCorrelation): number =>
  correlation.timespanMs * 2;

/** What a correlation says where it holds: of which group, by which match at last, with what evidence. */
export const correlationHit = (
  document: SigmaCorrelation,
  last: BaseMatch,
  evidence: Evidence,
): CorrelationHit => {
  return {
    ...evidence,
    correlationId: document.id,
    group: last.group,
    last,
    bucket: bucketOf(document, evidence.to),
  };
};

/** Start of the bucket of event time that a moment belongs to, by the document's dedup window. */
export const bucketOf = ({ alerting }: SigmaCorrelation, time: number): number =>
  Math.floor(time / alerting.dedup.windowMs) * alerting.dedup.windowMs;

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
