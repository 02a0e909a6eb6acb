import type { Job } from "#contract";

/** Whether a job has not ended yet. */
export const isOpen = ({ state }: Pick<Job, "state">): boolean =>
  state === "waiting" || state === "running";
