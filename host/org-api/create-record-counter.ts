import type { OrganizationKnobs } from "./knobs";
import type { Ledger, LedgerRecord } from "./ledger";

export interface RecordCounts {
  /** Records that the stream would send now, repeated ids included, malformed ones not. */
  readonly served: number;
  /** Different ids among them. */
  readonly distinct: number;
  readonly malformed: number;
}

/**
 * Counts what the stream would send. The first count makes every block, so a million events take some seconds;
 * blocks that can no longer change are counted once.
 */
export const createRecordCounter = (
  ledger: Ledger,
): ((now: number, knobs: OrganizationKnobs) => RecordCounts) => {
  const settled = new Map<number, RecordCounts>();
  return (now, knobs) => {
    const newest = now - knobs.visibilityDelayMs;
    const oldest = ledger.retains
      ? now - knobs.retentionDays * 86_400_000
      : Number.NEGATIVE_INFINITY;
    const total = { served: 0, distinct: 0, malformed: 0 };
    for (
      let number = ledger.blockAt(Math.max(oldest, 0));
      number <= ledger.blockAt(newest);
      number += 1
    ) {
      const isWhole =
        ledger.startOf(number) - latestMs >= oldest && number < ledger.blockAt(newest);
      const counted =
        (isWhole ? settled.get(number) : undefined) ??
        countBlock(ledger.block(number), oldest, newest);
      if (isWhole) settled.set(number, counted);
      total.served += counted.served;
      total.distinct += counted.distinct;
      total.malformed += counted.malformed;
    }
    return total;
  };
};

/** No event is later than a day. */
const latestMs = 86_400_000;

/** A repeated id is always in the block of the first. */
const countBlock = (
  records: ReadonlyArray<LedgerRecord>,
  oldest: number,
  newest: number,
): RecordCounts => {
  const shown = records.filter(({ time, processedAt }) => processedAt <= newest && time >= oldest);
  const sound = shown.filter(({ malformed }) => !malformed);
  return {
    served: sound.length,
    distinct: new Set(sound.map(({ id }) => id)).size,
    malformed: shown.length - sound.length,
  };
};
