import type { StreamProgress } from "#contract";
import type { StoredDestination } from "#destinations/stored-destination";
import type { Platform } from "#ports";
import { positionName, positionOf } from "./stream-position";

/** How far the stream to a destination has come, from its document and its position. */
export async function readProgress(
  deps: Pick<Platform, "checkpoints" | "segments">,
  id: string,
  stream: StoredDestination["stream"],
): Promise<StreamProgress> {
  if (stream === undefined) return neverOn;
  const checkpoint = await deps.checkpoints.read(positionName(id));
  const position = positionOf(stream, checkpoint?.state);
  const { suspects, lastError, dueAt, sent, skipped, caughtUp, newestSentAt, sentAt } = position;
  const left = await deps.segments.remaining(position.segment);
  const behind = Math.max(0, left.count - position.index);
  return {
    enabled: stream.enabled,
    since: stream.since,
    sent,
    // What is not settled yet counts too: it was passed over for now.
    refused: position.refused + suspects.length,
    skipped,
    behind,
    behindSince: behind === 0 ? null : left.sealedAt,
    caughtUp,
    newestSentAt,
    sentAt,
    // After a batch that was rejected its halves follow at once.
    waiting: lastError && dueAt > lastError.at ? { reason: lastError.text, until: dueAt } : null,
    refusals: [
      ...position.refusals,
      ...suspects.map(({ key, reason }) => ({ key, reason, at: lastError?.at ?? stream.since })),
    ],
  };
}

const neverOn: StreamProgress = {
  enabled: false,
  since: null,
  sent: 0,
  refused: 0,
  skipped: 0,
  behind: 0,
  behindSince: null,
  caughtUp: false,
  newestSentAt: null,
  sentAt: null,
  waiting: null,
  refusals: [],
};
