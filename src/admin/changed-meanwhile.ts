import type { Failure } from "#contract";

/** Of two people who change the same destination at once, the second is told. */
export const changedMeanwhile: Failure = {
  code: "conflict",
  message:
    "Somebody else changed this destination at the same time. Reload the page and look again.",
};
