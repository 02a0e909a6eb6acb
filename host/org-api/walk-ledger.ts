import type { Ledger, LedgerRecord } from "./ledger";

/** Records processed from `from` to `to` (epoch milliseconds, both included), oldest first. */
export function* walkForward(ledger: Ledger, from: number, to: number): Generator<LedgerRecord> {
  const last = ledger.blockAt(to);
  for (let number = ledger.blockAt(from); number <= last; number += 1) {
    for (const record of ledger.block(number)) {
      if (record.processedAt > to) return;
      if (record.processedAt >= from) yield record;
    }
  }
}

/** The same, newest first. */
export function* walkBackward(ledger: Ledger, from: number, to: number): Generator<LedgerRecord> {
  const first = ledger.blockAt(from);
  for (let number = ledger.blockAt(to); number >= first; number -= 1) {
    for (const record of ledger.block(number).toReversed()) {
      if (record.processedAt < from) return;
      if (record.processedAt <= to) yield record;
    }
  }
}

/** Newest first by event time. What is processed later may have happened earlier, so each block waits for the one before it. */
export function* walkByEventTime(
  ledger: Ledger,
  from: number,
  to: number,
): Generator<LedgerRecord> {
  const first = ledger.blockAt(from);
  let waiting: ReadonlyArray<LedgerRecord> = [];
  for (let number = ledger.blockAt(to); number >= first; number -= 1) {
    const fresh = ledger.block(number).filter(({ processedAt }) => processedAt <= to);
    const sorted = [...waiting, ...fresh].toSorted(byEventTime);
    const start = number === first ? Number.NEGATIVE_INFINITY : ledger.startOf(number);
    const ready = sorted.findIndex(({ time }) => time < start);
    yield* ready === -1 ? sorted : sorted.slice(0, ready);
    waiting = ready === -1 ? [] : sorted.slice(ready);
  }
}

const byEventTime = (left: LedgerRecord, right: LedgerRecord): number =>
  right.time - left.time || (left.id < right.id ? 1 : left.id > right.id ? -1 : 0);
