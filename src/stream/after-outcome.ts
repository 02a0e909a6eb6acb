import { mendDelay } from "#destinations/mend-delay";
import type { Outcome } from "#destinations/outcome";
import { backoff } from "#lib/backoff";
import type { StreamPosition } from "./stream-position";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** So many single events refused in a row are the destination's fault: it would refuse the whole log, one by one. */
const MOST_SUSPECTS = 5;
/** So many attempts of unknown outcome: the batch may be too much for the server's time. */
const PATIENT_ATTEMPTS = 3;
const SHOWN = 5;

/** What was tried. */
export interface TriedBatch {
  /** Of its events, in order. */
  readonly keys: ReadonlyArray<string>;
  readonly newestAt: number;
  /** From 1. */
  readonly attempt: number;
  readonly begunAt: number;
  /** The position after it. */
  readonly next: Pick<StreamPosition, "segment" | "index">;
}

/**
 * Where a stream stands after an attempt. It is never given up. A batch that is rejected comes again in halves; a single
 * event is passed over once a later one is taken, and where none is, the stream goes back to the first and waits.
 */
export function afterOutcome(
  before: StreamPosition,
  tried: TriedBatch,
  outcome: Outcome,
  at: { readonly now: number; readonly fraction: number },
): StreamPosition {
  const count = tried.keys.length;
  switch (outcome.result) {
    case "delivered":
      return {
        ...before,
        ...tried.next,
        limit: Math.min(Number.MAX_SAFE_INTEGER, Math.max(before.limit, count) * 2),
        begun: null,
        dueAt: 0,
        failures: 0,
        lastError: null,
        suspects: [],
        refusals: [
          ...before.refusals,
          ...before.suspects.map(({ key, reason }) => ({ key, reason, at: at.now })),
        ].slice(-SHOWN),
        sent: before.sent + count,
        refused: before.refused + before.suspects.length,
        newestSentAt: Math.max(before.newestSentAt ?? 0, tried.newestAt),
        sentAt: at.now,
      };
    case "retry": {
      const isTooMuch = outcome.unknown && outcome.taken !== true;
      const isHalved = isTooMuch && tried.attempt >= PATIENT_ATTEMPTS && count > 1;
      const failures = before.failures + (outcome.taken === true ? 0 : 1);
      const pause = backoff(failures, { baseMs: 15_000, capMs: HOUR }, at.fraction);
      const wait = outcome.taken === true ? 0 : pause;
      const unsettledSince = outcome.unknown ? tried.begunAt : null;
      return {
        ...before,
        ...(isHalved
          ? { limit: Math.floor(count / 2), begun: null }
          : { begun: { count, attempts: tried.attempt, unsettledSince } }),
        failures,
        dueAt: at.now + Math.max(wait, outcome.afterMs ?? 0),
        ...(outcome.taken !== true && { lastError: { text: outcome.reason, at: at.now } }),
      };
    }
    case "rejected": {
      const refused = { ...before, begun: null, lastError: { text: outcome.reason, at: at.now } };
      if (outcome.gone === true) return refused;
      if (count > 1) return { ...refused, limit: Math.floor(count / 2) };
      const { segment, index } = before;
      const suspect = { segment, index, key: tried.keys[0] ?? "", reason: outcome.reason };
      const suspects = [...before.suspects, suspect];
      if (suspects.length < MOST_SUSPECTS) return { ...refused, ...tried.next, suspects };
      const first = suspects[0] ?? suspect;
      return {
        ...refused,
        segment: first.segment,
        index: first.index,
        suspects: [],
        failures: before.failures + 1,
        dueAt: at.now + mendDelay(before.failures + 1),
      };
    }
  }
}
