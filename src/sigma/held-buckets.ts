import type { BaseMatch } from "./correlation-input";
import {
  addToWindow,
  createCorrelationWindow,
  windowEvidence,
  type Evidence,
} from "./correlation-window";
import { bucketOf, inEventTime } from "./evaluate-correlation";
import type { SigmaCorrelation } from "./sigma-document";

/** A bucket of event time in which a correlation held for a group. */
export interface HeldBucket<Match extends BaseMatch> {
  /** Its start, epoch milliseconds. */
  readonly bucket: number;
  /** The window at the first match of the bucket at which it held. */
  readonly first: Evidence;
  /** The matches of the bucket at which it held, in event time. */
  readonly matches: ReadonlyArray<Match>;
  /** Whether it began to hold in this bucket, and does not only go on from one before. */
  readonly began: boolean;
}

/**
 * Where a correlation held, over the matches of one group in any order. For thresholds, sequences and travel more
 * matches never take a bucket away: what a part of the events shows, all of them show. So buckets, unlike the moment
 * at which a burst began, come out the same whatever events came first.
 */
export const heldBuckets = <Match extends BaseMatch>(
  document: SigmaCorrelation,
  matches: ReadonlyArray<Match>,
): ReadonlyArray<HeldBucket<Match>> => {
  const window = createCorrelationWindow();
  const held = new Map<number, { first: Evidence; matches: Match[]; began: boolean }>();
  const seen = new Set<string>();
  for (const match of matches.toSorted(inEventTime)) {
    const identity = `${match.ruleId}\n${match.eventId}`;
    if (seen.has(identity)) continue;
    seen.add(identity);
    const moment = addToWindow(document.correlation, window, match);
    if (moment === null) continue;
    const bucket = bucketOf(document, match.time);
    const known = held.get(bucket);
    if (known === undefined) {
      const first = windowEvidence(window, match, moment.seen);
      held.set(bucket, { first, matches: [match], began: moment.began });
    } else {
      known.matches.push(match);
      known.began ||= moment.began;
    }
  }
  return Array.from(held, ([bucket, one]) => ({ bucket, ...one }));
};
