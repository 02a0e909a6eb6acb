import { NotAnswered } from "./not-answered";

/** Whether a change was not made because somebody else had changed the same thing. */
export const isConflict = (error: unknown): boolean =>
  error instanceof NotAnswered &&
  error.failure.kind === "refused" &&
  error.failure.failure.code === "conflict";
