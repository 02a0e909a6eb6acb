import { z } from "zod";
import type { Platform } from "#ports";

/** The head of the chain before the first segment. */
export const CHAIN_START = "0".repeat(64);

/** What a segment's value holds. Each event has a salted hash of its own, so that one can be erased and the chain holds. */
export const Segment = z.object({
  number: z.number().int(),
  previous: z.string(),
  head: z.string(),
  sealedAt: z.number().int(),
  /** The newest entry of the app's own activity log then: its chain is bound into this one. Null: there was none. */
  activity: z.object({ number: z.number().int(), head: z.string() }).nullable(),
  /** Gzip, base64, of a JSON array of SealedEvent. */
  events: z.string(),
});
export type Segment = z.infer<typeof Segment>;

export const SealedEvent = z.object({
  key: z.string(),
  arrivedAt: z.number().int(),
  salt: z.string(),
  /** What Atlassian sent, or what is left of it where a person had to be erased; null: nothing. */
  raw: z.string().nullable(),
  /**
   * Hash over salt and what Atlassian sent; written out only where something was erased. The salt is gone then, so that
   * nobody can find out by trying what the hash is of.
   */
  leaf: z.string().optional(),
});
export type SealedEvent = z.infer<typeof SealedEvent>;

/** Head of the chain after a segment: over the head before, the activity log's head and each event's leaf, in order. */
export function chain(
  deps: Pick<Platform, "bytes">,
  previous: string,
  events: ReadonlyArray<SealedEvent>,
  activity: Segment["activity"],
): string {
  const begun =
    activity === null
      ? previous
      : deps.bytes.sha256(`${previous}activity ${activity.number} ${activity.head}`);
  return events.reduce((head, event) => deps.bytes.sha256(`${head}${leafOf(deps, event)}`), begun);
}

/** The hash that the chain has of an event. */
export function leafOf(deps: Pick<Platform, "bytes">, event: SealedEvent): string {
  return event.leaf ?? deps.bytes.sha256(`${event.salt}${event.raw ?? ""}`);
}

/** The events inside, in the order in which they came. */
export function openSegment(
  deps: Pick<Platform, "bytes">,
  segment: Segment,
): ReadonlyArray<SealedEvent> {
  return z.array(SealedEvent).parse(JSON.parse(deps.bytes.gunzip(segment.events)));
}
