import type { Platform } from "#ports";
import { RollUpState } from "./roll-up-state";

/** Each country with the hour in which it was seen first, in epoch milliseconds. */
export async function readCountries(
  deps: Pick<Platform, "checkpoints">,
): Promise<ReadonlyArray<{ readonly country: string; readonly hour: number }>> {
  const state = (await deps.checkpoints.read("roll-up"))?.state ?? null;
  return state === null
    ? []
    : RollUpState.parse(state).countries.map(([country, hour]) => ({ country, hour }));
}
