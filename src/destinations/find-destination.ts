import type { Platform } from "#ports";
import type { Destination } from "./destination";
import { readSettings } from "./jira-issue/read-settings";
import { destinationOf, registry } from "./registry";
import { StoredDestination } from "./stored-destination";

export interface FoundDestination {
  readonly destination: Destination;
  /** As they are stored. */
  readonly settings: unknown;
}

/** The destination of a delivery and its settings for a rule; null where it takes nothing now or is not set up any more. */
export async function findDestination(
  deps: Pick<Platform, "documents">,
  destinationId: string,
  ruleId: string,
): Promise<FoundDestination | null> {
  const document = await deps.documents.read("destination", destinationId);
  const stored = StoredDestination.safeParse(document?.body).data;
  if (stored?.enabled === false) return null;
  if (destinationId === "jira-issue") {
    const settings = await readSettings(deps, ruleId);
    return settings === null ? null : { destination: registry["jira-issue"], settings };
  }
  if (stored === undefined) return null;
  const destination = destinationOf(stored.kind);
  return destination === undefined ? null : { destination, settings: stored.settings };
}
