import type { ProcedureInput } from "#contract";
import type { StoredDestination } from "#destinations/stored-destination";
import type { Platform } from "#ports";

type Stream = StoredDestination["stream"];

/**
 * What is stored of a stream that is switched as asked. From now on: with what is not sealed yet. All that is kept: from
 * the first segment on, of which retention may have taken some.
 */
export async function streamAfter(
  deps: Pick<Platform, "segments" | "clock">,
  before: Stream,
  asked: NonNullable<ProcedureInput<"destinations/save">["stream"]>,
): Promise<Stream> {
  const { enabled, start } = asked;
  if (!enabled || (before !== undefined && start === "keep"))
    return before && { ...before, enabled };
  const last = start === "all" ? null : await deps.segments.last();
  return { enabled, from: (last?.number ?? 0) + 1, since: deps.clock.now() };
}
