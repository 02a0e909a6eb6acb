import { createRandom } from "../random";
import type { ApiFault, OrganizationKnobs } from "./knobs";

const drawn: ReadonlyArray<ApiFault> = [
  "500",
  "502",
  "503",
  "504",
  "429",
  "html",
  "truncated",
  "slow",
  "reset",
];

/** What goes wrong with this request, if anything: the next of the queue, else one drawn from the seed. */
export const chooseFault = (
  knobs: OrganizationKnobs,
  seed: string,
  requestNumber: number,
): ApiFault | undefined => {
  const queued = knobs.nextFaults.shift();
  if (queued !== undefined || knobs.faultRate === 0) return queued;
  const random = createRandom(seed, "api-fault", requestNumber);
  return random.chance(knobs.faultRate) ? random.pick(drawn) : undefined;
};
