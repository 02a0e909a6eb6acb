import { isJsonObject } from "./json-object";
import { byProcessing, type Ledger, type LedgerRecord } from "./ledger";
import type { RecordedAuditLog } from "./load-recorded-audit-log";

/**
 * Recorded events as a ledger: all of them, whatever their age, in one block, followed by what happens from `origin` on.
 * Each gets a `processedAt` of a millisecond after the one before it, or its own time if that is later.
 */
export const createRecordedLedger = (
  recorded: RecordedAuditLog,
  live: Ledger,
  origin: number,
): Ledger => {
  const records: Array<LedgerRecord> = [];
  for (const { id, time, body } of recorded.events) {
    const processedAt = Math.max(time, (records.at(-1)?.processedAt ?? 0) + 1);
    const attributes = isJsonObject(body["attributes"]) ? body["attributes"] : {};
    const stamped = {
      ...body,
      attributes: { ...attributes, processedAt: new Date(processedAt).toISOString() },
    };
    records.push({ id, time, processedAt, body: stamped, malformed: false });
  }
  records.sort(byProcessing);
  const past = live.firstBlock - 1;

  return {
    firstBlock: past,
    retains: false,
    blockAt: (ms) => (ms < origin ? past : live.blockAt(ms)),
    startOf: (number) => (number === past ? 0 : live.startOf(number)),
    block: (number) => (number === past ? records : live.block(number)),
    find: (id) => records.find((record) => record.id === id) ?? live.find(id),
  };
};
