import type { DestinationDeps } from "#destinations/destination";
import { fillBatch } from "#destinations/fill-batch";
import type { Outcome } from "#destinations/outcome";
import { pauseDestination } from "#destinations/pause-destination";
import type { SealedEvent } from "#pipeline/shapes/segment";
import type { Platform } from "#ports";
import { afterOutcome } from "./after-outcome";
import type { OpenStream } from "./open-streams";
import { readSealed } from "./read-sealed";
import type { StreamPosition } from "./stream-position";

type Deps = DestinationDeps & Pick<Platform, "documents" | "bytes" | "clock" | "random" | "log">;

/**
 * One attempt at what comes next in the segment of a position: where it stands after that, which the caller saves; null
 * where another run has moved it. That it is tried is saved before, so that an attempt which dies is known of.
 */
export async function sendNext(
  deps: Deps,
  stream: OpenStream,
  position: StreamPosition,
  segment: {
    readonly events: ReadonlyArray<SealedEvent>;
    readonly save: (position: StreamPosition) => Promise<boolean>;
  },
): Promise<StreamPosition | null> {
  const { events, save } = segment;
  const rest = events
    .map((sealed, place) => ({ sealed, place }))
    // What had to be erased is nobody's any more.
    .filter(({ sealed, place }) => place >= position.index && sealed.raw !== null);
  const limit = position.begun?.count ?? position.limit;
  const batch = fillBatch(stream.kind, stream.settings, read(deps, rest), limit);
  const last = rest[batch.length - 1];
  const isWhole = batch.length === rest.length;
  const next = isWhole
    ? { segment: position.segment + 1, index: 0 }
    : { segment: position.segment, index: (last?.place ?? 0) + 1 };
  if (batch.length === 0) return { ...position, ...next, begun: null };

  const begunAt = deps.clock.now();
  const attempt = (position.begun?.attempts ?? 0) + 1;
  const begun = { count: batch.length, attempts: attempt, unsettledSince: begunAt };
  if (!(await save({ ...position, begun }))) return null;
  const outcome = await stream.kind.send(deps, stream.settings, batch, {
    deliveryKey: batchKey(deps, stream, position, batch.length),
    destinationId: stream.id,
    number: attempt,
    unsettledSince: position.begun?.unsettledSince ?? null,
    now: begunAt,
  });
  if (outcome.result === "rejected" && outcome.gone === true) {
    await pauseDestination(deps, stream.id, outcome.reason);
  }
  const keys = batch.map(({ key }) => key);
  const newestAt = batch.reduce((most, { occurredAt }) => Math.max(most, occurredAt), 0);
  const tried = { keys, newestAt, attempt, begunAt, next };
  const at = { now: deps.clock.now(), fraction: deps.random.fraction() };
  const after = afterOutcome(position, tried, outcome, at);
  tell(deps, stream.id, position, outcome, batch.length);
  return after;
}

function* read(
  deps: Pick<Platform, "bytes">,
  rest: ReadonlyArray<{ readonly sealed: SealedEvent }>,
) {
  for (const { sealed } of rest) yield readSealed(deps, sealed);
}

/** 32 hex digits; the same for the same events to the same destination, until somebody begins the stream anew. */
function batchKey(
  deps: Pick<Platform, "bytes">,
  { id, start }: OpenStream,
  { segment, index }: StreamPosition,
  count: number,
): string {
  const of = ["stream", id, start.since, segment, index, count];
  return deps.bytes.sha256(of.join("\n")).slice(0, 32);
}

function tell(
  deps: Pick<Platform, "log">,
  destination: string,
  { segment, suspects }: StreamPosition,
  outcome: Outcome,
  events: number,
): void {
  if (outcome.result !== "delivered") {
    deps.log.write("stream.waits", { destination, reason: outcome.reason });
    return;
  }
  for (const { key, reason } of suspects) {
    deps.log.write("stream.refused", { destination, event: key, reason });
  }
  deps.log.write("stream.sent", { destination, segment, events });
}
