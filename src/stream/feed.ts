import type { DestinationDeps } from "#destinations/destination";
import type { Checkpoint, Platform } from "#ports";
import { advanceHeld } from "#ports/advance-held";
import { openStreams, type OpenStream } from "./open-streams";
import type { LogPart } from "./sealed-log";
import { sendNext } from "./send-next";
import { positionName, positionOf, type StreamPosition } from "./stream-position";

type Deps = DestinationDeps &
  Pick<Platform, "documents" | "checkpoints" | "bytes" | "clock" | "random" | "log">;

interface FeedRun {
  readonly owner: string;
  /** Epoch milliseconds after which no further batch is begun. */
  readonly until: number;
  readonly readLog: (segment: number) => Promise<LogPart>;
}

/** Longer than a batch takes with all its statements. */
const LEASE = 60_000;
/** Waits that are no longer are waited for within the run. */
const PATIENCE = 15_000;
const MINUTE = 60_000;

/**
 * Sends one destination what it has not got yet, batch by batch. The position moves after a batch is taken, never
 * before: a run that dies is repeated from the same place. Answers when there is something to do again, or null: at the
 * end of the log, or where another run is at it.
 */
export async function feed(
  deps: Deps,
  run: FeedRun,
  destinationId: string,
): Promise<number | null> {
  const name = positionName(destinationId);
  const { owner } = run;
  const now = deps.clock.now();
  const held = await deps.checkpoints.lease({ name, owner, now, until: now + LEASE });
  if (held === null) return null;
  try {
    return await follow(deps, run, destinationId, held);
  } finally {
    await deps.checkpoints.release(name, owner);
  }
}

async function follow(
  deps: Deps,
  run: FeedRun,
  destinationId: string,
  held: Checkpoint,
): Promise<number | null> {
  const save = advanceHeld(deps, { name: held.name, owner: run.owner }, held);
  let state = held.state;
  for (;;) {
    // As it is now: it may have been paused, or given another address, a moment ago.
    const stream = (await openStreams(deps)).find(({ id }) => id === destinationId);
    if (stream === undefined) return null;
    const position = positionOf(stream.start, state);
    const now = deps.clock.now();
    if (now >= run.until) return now;
    if (position.dueAt > now && !isMended(stream, position)) {
      if (position.dueAt - now > PATIENCE || position.dueAt >= run.until) return position.dueAt;
      await deps.clock.sleep(position.dueAt - now);
      continue;
    }
    const part = await run.readLog(position.segment);
    if (part.state === "end" && position.caughtUp) return null;
    const next =
      part.state === "open"
        ? await sendNext(deps, stream, position, { events: part.events, save })
        : pass(deps, stream, position, part);
    if (next === null || !(await save(next))) return null;
    state = next;
  }
}

/** Whoever changes a destination sees at once whether that helped. */
const isMended = ({ changedAt }: OpenStream, { lastError }: StreamPosition): boolean =>
  lastError !== null && changedAt > lastError.at;

/** The position where there is nothing to send at it. */
function pass(
  deps: Pick<Platform, "clock" | "log">,
  stream: OpenStream,
  position: StreamPosition,
  part: Exclude<LogPart, { state: "open" }>,
): StreamPosition {
  switch (part.state) {
    case "end":
      return { ...position, caughtUp: true };
    case "removed": {
      // What was gone when the start was chosen was never meant to be sent.
      const missed = part.segments.map(({ removedAt, count }, number) =>
        removedAt <= stream.start.since ? 0 : count - (number === 0 ? position.index : 0),
      );
      const events = missed.reduce((sum, count) => sum + count, 0);
      if (events > 0) deps.log.write("stream.skipped", { destination: stream.id, events });
      const skipped = position.skipped + events;
      return { ...position, segment: part.next, index: 0, begun: null, skipped };
    }
    case "unreadable": {
      const text = `Segment ${position.segment} of the sealed log cannot be read`;
      deps.log.write("stream.waits", { destination: stream.id, reason: text });
      const now = deps.clock.now();
      return { ...position, lastError: { text, at: now }, dueAt: now + 5 * MINUTE };
    }
  }
}
