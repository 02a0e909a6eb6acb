/** Which try this is, and what is known of the ones before. */
export interface Attempt {
  /** The same in every attempt of a delivery: 32 hex digits. */
  readonly deliveryKey: string;
  readonly destinationId: string;
  /** From 1. */
  readonly number: number;
  /**
   * When the latest attempt of which nobody knows whether it arrived was begun, in epoch milliseconds; null where
   * every earlier attempt is known to have failed, or there was none.
   */
  readonly unsettledSince: number | null;
  /** Epoch milliseconds. */
  readonly now: number;
}
