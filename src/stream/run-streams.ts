import type { DestinationDeps } from "#destinations/destination";
import type { Platform } from "#ports";
import { feed } from "./feed";
import { openStreams } from "./open-streams";
import { sealedLog } from "./sealed-log";

/**
 * Sends the sealed log on to every destination that streams, until each is at its end, has to wait or time is up. They
 * go side by side, each with a position of its own: one that is slow or fails delays no other. Answers when there is
 * something to do again, in epoch milliseconds, or null.
 */
export async function runStreams(
  deps: DestinationDeps &
    Pick<Platform, "documents" | "segments" | "checkpoints" | "bytes" | "clock" | "random" | "log">,
  run: { readonly owner: string; readonly until: number },
): Promise<number | null> {
  const streams = await openStreams(deps);
  const readLog = sealedLog(deps);
  const fed = await Promise.allSettled(
    streams.map(({ id }) => feed(deps, { ...run, readLog }, id)),
  );
  const failed = fed.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []));
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} streams failed`);
  const due = fed.flatMap((one) =>
    one.status === "fulfilled" && one.value !== null ? [one.value] : [],
  );
  return due.length === 0 ? null : Math.min(...due);
}
