import { z } from "zod";
import { Gap } from "#contract";

/** Where a run through the stream is: the state of its checkpoint. Times are epoch milliseconds. */
export const StreamState = z.object({
  orgId: z.string(),
  /** The last cursor that was not null: opaque, and the only position that misses nothing. */
  cursor: z.string().nullable(),
  /** Where to begin while there is no cursor. */
  from: z.number().int(),
  /** The highest `processedAt` so far: where to resume should the cursor expire. */
  newestProcessedAt: z.number().int().nullable(),
  /** What a page may hold: halved after a slow answer, grown back by quick ones. */
  pageSize: z.number().int(),
  lastPollAt: z.number().int().nullable(),
  /** When the last new event arrived. */
  lastArrivalAt: z.number().int().nullable(),
  /** Polls in a row that brought nothing new. */
  emptyPolls: z.number().int(),
  /** Somebody has asked for a poll, and none has been made since. */
  askedAt: z.number().int().nullable().default(null),
  /** No request before. */
  notBefore: z.number().int(),
  failure: z
    .object({
      reason: z.string(),
      status: z.number().int(),
      detail: z.string(),
      since: z.number().int(),
    })
    .nullable(),
  /** The newest key was rejected last, and the one before it did the work. */
  usesPreviousKey: z.boolean().default(false),
  /** A run that is to end has ended. */
  done: z.boolean(),
  /** The live run goes on with the cursor of the past one. */
  tookOver: z.boolean(),
  known: z.number().int(),
  gaps: z.array(Gap),
});
export type StreamState = z.infer<typeof StreamState>;

/** A run that has not asked for anything yet. */
export function newStreamState(orgId: string, from: number): StreamState {
  return {
    orgId,
    cursor: null,
    from,
    newestProcessedAt: null,
    pageSize: 500,
    lastPollAt: null,
    lastArrivalAt: null,
    emptyPolls: 0,
    askedAt: null,
    notBefore: 0,
    failure: null,
    usesPreviousKey: false,
    done: false,
    tookOver: false,
    known: 0,
    gaps: [],
  };
}
