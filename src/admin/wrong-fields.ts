import type { Failure } from "#contract";

/** What is wrong with an input, by field; the first of them is the message. */
export const wrongFields = (fields: ReadonlyArray<readonly [string, string]>): Failure => ({
  code: "invalid-input",
  message: fields[0]?.[1] ?? "The input is not as expected.",
  fields: Object.fromEntries(fields),
});
