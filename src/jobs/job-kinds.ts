import type { JobKind } from "#contract";
import type { DefinedJob } from "./define-job";
import { exportEvents } from "./export-events/define-export";

/** Every kind of job. */
export const jobKinds: Readonly<Record<JobKind, DefinedJob>> = {
  "export-events": exportEvents,
};
