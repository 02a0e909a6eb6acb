import { z } from "zod";

/** The checkpoint of erasing. */
export const ERASER = "eraser";

/**
 * Where people are looked for, in this order. Raw events come first: they say by themselves what somebody was called,
 * which the tables then are searched for. The tail comes before the segments, since it becomes some.
 */
export const erasurePlaces = [
  "tail",
  "segments",
  "actor",
  "target",
  "event",
  "alert",
  "unreadable",
  "second",
] as const;

const counts = z.record(z.string(), z.number().int());

/** How far a walk through all places has come. */
export const ErasureState = z.object({
  /** Accounts that this walk erases. */
  accounts: z.array(z.string()),
  /** By how many words each was known when the walk began. */
  known: counts,
  place: z.enum(erasurePlaces),
  /** The last key of the place that was looked at; a segment's number as text. */
  after: z.string(),
  /** Raw events from which each account was erased. */
  events: counts,
  /** Whatever names an account and is under a legal hold. */
  held: counts,
});
export type ErasureState = z.infer<typeof ErasureState>;
