import { z } from "zod";
import type { DestinationSummary, DestinationTally, ProcedureOutput } from "#contract";
import { destinationStates, type DestinationState } from "#destinations/destination-states";
import { formOf } from "#destinations/form-of";
import { destinationOf, registry } from "#destinations/registry";
import { StoredDestination } from "#destinations/stored-destination";
import type { Platform } from "#ports";
import { readProgress } from "#stream/read-progress";

/** The destinations with their counts, and what can be added. Jira is always among them and comes first, the others by name. */
export async function listDestinations(
  deps: Pick<Platform, "documents" | "deliveries" | "checkpoints" | "segments">,
): Promise<ProcedureOutput<"destinations/list">> {
  const [states, documents, tallies, lists] = await Promise.all([
    destinationStates(deps),
    deps.documents.list("destination"),
    deps.deliveries.tallies(),
    deps.documents.list("list"),
  ]);
  const summary = async (of: DestinationState): Promise<DestinationSummary> => {
    const { id, state, routing } = of;
    const document = documents.find((one) => one.id === id);
    const stored = StoredDestination.safeParse(document?.body).data;
    const kind = id === "jira-issue" ? "jira-issue" : (stored?.kind ?? "");
    const known = destinationOf(kind);
    return {
      id,
      kind,
      kindTitle: known?.title ?? kind,
      name: stored?.name ?? known?.title ?? id,
      state: known === undefined ? "unreadable" : state,
      takesDigests: known !== undefined && known.alertsOnly !== true,
      pausedBecause: stored?.pausedBecause ?? "",
      origin: originOf(stored?.settings),
      routing,
      stream: known?.stream === undefined ? null : await readProgress(deps, id, stored?.stream),
      tally: tallyOf(tallies.find(({ destinationId }) => destinationId === id)),
      version: document?.version ?? 0,
    };
  };
  const rank = ({ id }: DestinationSummary): number => (id === "jira-issue" ? 0 : 1);
  const destinations = (await Promise.all(states.map(summary))).toSorted(
    (one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name),
  );
  const forms = Object.values(registry)
    .filter(({ kind }) => kind !== "jira-issue")
    .map(formOf);
  return {
    destinations,
    forms,
    lists: lists.filter(({ body }) => body !== null).map(({ id }) => id),
  };
}

function tallyOf(tally: DestinationTally | undefined): DestinationSummary["tally"] {
  if (tally !== undefined) {
    const { destinationId: _id, ...counts } = tally;
    return counts;
  }
  const none = { queued: 0, waiting: 0, delivered: 0, rejected: 0 };
  return { ...none, oldestWaitingAt: null, lastDeliveredAt: null, lastError: null };
}

const WithAddress = z.object({ address: z.url() });

/** Kinds whose server the administrator chooses call its place `address`; the manifest has no such host. */
function originOf(settings: unknown): string | null {
  const { success, data } = WithAddress.safeParse(settings);
  return success ? new URL(data.address).origin : null;
}
