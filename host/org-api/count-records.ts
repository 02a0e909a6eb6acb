import type { OrganizationKnobs } from "./knobs";
import type { Ledger, LedgerRecord } from "./ledger";

export interface OrganizationCounts {
  /** Records that the stream would send now, repeated ids included, malformed ones not. */
  readonly served: number;
  /** Different ids among them. */
  readonly distinct: number;
  readonly malformed: number;
  /** Requests answered so far. */
  readonly requests: number;
}

type Counted = Omit<OrganizationCounts, "requests">;

/** Counts what the stream would send. Makes every block once, so a million events take some seconds. */
export const countRecords = (ledger: Ledger, now: number, knobs: OrganizationKnobs): Counted => {
  const newest = now - knobs.visibilityDelayMs;
  const oldest = ledger.retains ? now - knobs.retentionDays * 86_400_000 : Number.NEGATIVE_INFINITY;
  const total = { served: 0, distinct: 0, malformed: 0 };
  for (
    let number = ledger.blockAt(Math.max(oldest, 0));
    number <= ledger.blockAt(newest);
    number += 1
  ) {
    const counted = countBlock(ledger.block(number), oldest, newest);
    total.served += counted.served;
    total.distinct += counted.distinct;
    total.malformed += counted.malformed;
  }
  return total;
};

/** A repeated id is always in the block of the first. */
const countBlock = (
  records: ReadonlyArray<LedgerRecord>,
  oldest: number,
  newest: number,
): Counted => {
  const shown = records.filter(({ time, processedAt }) => processedAt <= newest && time >= oldest);
  const sound = shown.filter(({ malformed }) => !malformed);
  return {
    served: sound.length,
    distinct: new Set(sound.map(({ id }) => id)).size,
    malformed: shown.length - sound.length,
  };
};
