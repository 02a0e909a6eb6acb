import type { Failure } from "#contract";

/** Of two people who change the same thing at once, the second is told, and decides. */
export const overtaken = (what: string): Failure => ({
  code: "conflict",
  message: `Somebody else changed ${what} in the meantime, and your change was not made. Look at what is saved now.`,
});
