import type { Attempt } from "./attempt";

/** For tests: nothing was tried before. */
export const firstAttempt: Attempt = {
  deliveryKey: "fedcba9876543210fedcba9876543210",
  destinationId: "destination-1",
  number: 1,
  unsettledSince: null,
  now: Date.UTC(2026, 10, 23, 5, 30),
};
