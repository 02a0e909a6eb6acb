import type { JsonValue } from "./json-object";

/** One thing that the organization's log would send. A repeated id is a second record. */
export interface LedgerRecord {
  /** Also malformed records have one here, though their body may lack it. */
  readonly id: string;
  /** Event time, epoch milliseconds. */
  readonly time: number;
  /** When the log sends it, epoch milliseconds; never before `time`. The stream's order. A repeated body keeps the time that it says. */
  readonly processedAt: number;
  /** The event as the stream sends it. Malformed records may be anything. */
  readonly body: JsonValue;
  readonly malformed: boolean;
}

/**
 * The organization's log, in blocks, so that a million events need not be in memory at once.
 * Blocks are numbered without gaps; all of block n is processed before anything of block n + 1.
 */
export interface Ledger {
  readonly firstBlock: number;
  /** The block that holds (or would hold) what was processed at `ms`. Past the end: the last block. */
  readonly blockAt: (ms: number) => number;
  /** Ascending by (processedAt, id). */
  readonly block: (number: number) => ReadonlyArray<LedgerRecord>;
  /** Start of the block, epoch milliseconds: nothing in it was processed earlier. */
  readonly startOf: (number: number) => number;
  readonly find: (id: string) => LedgerRecord | undefined;
  /** Whether records older than the API's retention are hidden. */
  readonly retains: boolean;
}

/** Order of the stream: processing time, then id. */
export const byProcessing = (left: LedgerRecord, right: LedgerRecord): number =>
  left.processedAt - right.processedAt || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);
