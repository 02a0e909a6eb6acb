import type { Endpoint } from "./endpoint";

/** The issues that the acting user may see, newest first. */
export const issues: Endpoint = async (world, user) => ({
  value: (await world.issues(user.accountId)).toSorted((a, b) => b.created - a.created),
});
