import type { Platform } from "#ports";
import { readSettings } from "./jira-issue/read-settings";
import { registry } from "./registry";
import { StoredDestination } from "./stored-destination";

/** The ids of the destinations that are set up and not paused. Jira comes first. */
export async function openDestinations(
  deps: Pick<Platform, "documents">,
): Promise<ReadonlyArray<string>> {
  const [issues, stored] = await Promise.all([
    readSettings(deps),
    deps.documents.list("destination"),
  ]);
  const others = stored
    .filter(({ body }) => {
      const destination = StoredDestination.safeParse(body).data;
      return destination?.enabled === true && Object.hasOwn(registry, destination.kind);
    })
    .map(({ id }) => id);
  return issues === null ? others : ["jira-issue", ...others];
}
