import { createRandom } from "../random";
import type { JiraFaultKind, JiraKnobs } from "./jira-knobs";

/** What goes wrong with a request: what is queued for its operation, or what chance says; nothing otherwise. */
export const chooseFault = (
  knobs: JiraKnobs,
  seed: string,
  requestNumber: number,
  operation: string,
): JiraFaultKind | undefined => {
  const queued = knobs.nextFaults.findIndex(({ on }) => on === undefined || on === operation);
  if (queued !== -1) return knobs.nextFaults.splice(queued, 1)[0]?.kind;
  if (knobs.faultRate === 0) return undefined;
  const random = createRandom(seed, "jira-fault", requestNumber);
  return random.chance(knobs.faultRate) ? random.pick(drawn) : undefined;
};

const drawn: ReadonlyArray<JiraFaultKind> = [
  "429",
  "500",
  "503",
  "html",
  "slow",
  "reset-before",
  "reset-after",
];
