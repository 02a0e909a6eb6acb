import { z } from "zod";

const count = z.number().int();

/** How far the stream to a destination has come: the state of its checkpoint. Times are epoch milliseconds. */
export const StreamPosition = z.object({
  /** Which start it belongs to: another start begins anew. */
  since: count,
  /** The next event: its segment, and its place in there from 0. */
  segment: count,
  index: count,
  /** So many events at most in a batch: halved where one is rejected, doubled where one is taken. */
  limit: count,
  /** The batch at the position, once it was tried: a later attempt sends the same events. */
  begun: z
    .object({ count, attempts: count, unsettledSince: z.number().int().nullable() })
    .nullable(),
  /** Nothing is sent before. */
  dueAt: count,
  /** Failures in a row, each of which was waited after. */
  failures: count,
  lastError: z.object({ text: z.string(), at: count }).nullable(),
  /** Single events that were refused after the last one that was taken: whose fault it is, the next one tells. */
  suspects: z.array(
    z.object({ segment: count, index: count, key: z.string(), reason: z.string() }),
  ),
  /** The last ones that were refused while others were taken. */
  refusals: z.array(z.object({ key: z.string(), reason: z.string(), at: count })),
  sent: count,
  refused: count,
  /** Events that retention removed before they were sent. */
  skipped: count,
  /** When the newest event that was sent happened. */
  newestSentAt: z.number().int().nullable(),
  sentAt: z.number().int().nullable(),
  /** Whether it ever came to the end of the log. */
  caughtUp: z.boolean(),
});
export type StreamPosition = z.infer<typeof StreamPosition>;

/** The name of the checkpoint. */
export const positionName = (destinationId: string): string => `stream:${destinationId}`;

/** The position as it is stored; that of a new start where it belongs to another or there is none. */
export function positionOf(
  start: { readonly from: number; readonly since: number },
  state: unknown,
): StreamPosition {
  const stored = StreamPosition.safeParse(state).data;
  if (stored?.since === start.since) return stored;
  return {
    since: start.since,
    segment: start.from,
    index: 0,
    limit: Number.MAX_SAFE_INTEGER,
    begun: null,
    dueAt: 0,
    failures: 0,
    lastError: null,
    suspects: [],
    refusals: [],
    sent: 0,
    refused: 0,
    skipped: 0,
    newestSentAt: null,
    sentAt: null,
    caughtUp: false,
  };
}
