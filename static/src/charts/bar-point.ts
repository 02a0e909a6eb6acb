/** A step of time and what was counted in it. */
export interface BarPoint {
  /** Epoch milliseconds, inclusive. */
  from: number;
  /** Exclusive. */
  to: number;
  /** As many as there are series, in their order. */
  counts: readonly number[];
}
