import type { Platform } from "#ports";

/**
 * Atlassian says that an account was closed: name and e-mail go from the searchable window at once. By what they were
 * the other places find the person, and keep it until they have. May be repeated.
 */
export async function closeAccount(
  deps: Pick<Platform, "clock" | "events" | "people">,
  accountId: string,
): Promise<void> {
  const known = await deps.events.findActors("", [accountId]);
  const words = known.flatMap(({ name, email }) => [name, email]).filter((word) => word !== "");
  await deps.people.close({ accountId, words, at: deps.clock.now() });
  await deps.events.forgetNames(accountId, Number.MAX_SAFE_INTEGER);
}
