import { z } from "zod";
import { EventKey } from "#contract";

const TailPosition = z.object({
  arrivedAt: z.number().int(),
  ordinal: z.number().int(),
  key: EventKey,
});

/** How far stored history has been read, in the order in which events came. */
export const HistoryPosition = z.object({
  /** The last segment that was read or passed over. */
  segment: z.number().int(),
  /** The last event that was read from the tail. */
  tail: TailPosition.nullable(),
  /** Those that came at the same moment and were read too: a segment does not say in which order they stood. */
  beside: z.array(EventKey),
});
export type HistoryPosition = z.infer<typeof HistoryPosition>;
