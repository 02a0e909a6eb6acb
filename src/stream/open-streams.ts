import type { EventStream } from "#destinations/event-stream";
import { registry } from "#destinations/registry";
import { StoredDestination } from "#destinations/stored-destination";
import type { Platform } from "#ports";

/** A destination that every event goes to now. */
export interface OpenStream {
  readonly id: string;
  readonly kind: EventStream;
  /** As they are stored. */
  readonly settings: unknown;
  /** From which segment on, and when that was chosen. */
  /** When its document was changed last. */
  readonly changedAt: number;
  readonly start: { readonly from: number; readonly since: number };
}

/** The destinations for which streaming is switched on, without paused ones. */
export async function openStreams(
  deps: Pick<Platform, "documents">,
): Promise<ReadonlyArray<OpenStream>> {
  const all = await deps.documents.list("destination");
  return all.flatMap(({ id, body, updatedAt }): OpenStream[] => {
    const stored = StoredDestination.safeParse(body).data;
    if (stored?.enabled !== true || stored.stream?.enabled !== true) return [];
    const kind = Object.values(registry).find((one) => one.kind === stored.kind)?.stream;
    if (kind === undefined) return [];
    return [{ id, kind, settings: stored.settings, changedAt: updatedAt, start: stored.stream }];
  });
}
