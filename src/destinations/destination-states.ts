import type { Routing } from "#contract";
import type { Platform } from "#ports";
import { readSettings } from "./jira-issue/read-settings";
import { registry } from "./registry";
import { StoredDestination } from "./stored-destination";

/** Whether a destination takes anything now, and what it wants to hear. */
export interface DestinationState {
  readonly id: string;
  /** `paused`: deliveries wait. `unset`: Jira without a project, nothing is meant for it yet. */
  readonly state: "open" | "paused" | "unset";
  readonly routing: Routing;
}

const EVERYTHING: Routing = { ruleIds: [], products: [], actorGroups: [] };

/**
 * The destinations that there are; one that is not in the list was removed. Jira comes first. One that this version of
 * the app cannot read counts as paused: nothing of it is lost.
 */
export async function destinationStates(
  deps: Pick<Platform, "documents">,
): Promise<ReadonlyArray<DestinationState>> {
  const [issues, stored] = await Promise.all([
    readSettings(deps),
    deps.documents.list("destination"),
  ]);
  const states = stored
    .filter(({ body }) => body !== null)
    .map(({ id, body }): DestinationState => {
      const destination = StoredDestination.safeParse(body).data;
      const isOpen = destination?.enabled === true && Object.hasOwn(registry, destination.kind);
      const routing = destination?.routing ?? EVERYTHING;
      return { id, state: isOpen ? "open" : "paused", routing };
    });
  const jira = states.find(({ id }) => id === "jira-issue") ?? {
    id: "jira-issue",
    state: "open",
    routing: EVERYTHING,
  };
  return [
    issues === null ? { ...jira, state: "unset" } : jira,
    ...states.filter(({ id }) => id !== "jira-issue"),
  ];
}
