/** A stretch of time: epoch milliseconds, from inclusive, to exclusive. */
export interface Step {
  readonly from: number;
  readonly to: number;
}
