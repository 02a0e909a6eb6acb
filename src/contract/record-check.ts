import { z } from "zod";

/** Whether what the app keeps is what it once wrote down: the sealed events, and its own activity log. */
export const RecordCheck = z.object({
  /** Epoch milliseconds at which the check ended. */
  at: z.number().int(),
  segments: z.discriminatedUnion("result", [
    z.object({
      result: z.literal("intact"),
      segments: z.number().int(),
      events: z.number().int(),
      /** Segments of which retention has left the hash only. */
      removed: z.number().int(),
      /** Events in which a person was erased, who had closed their account. */
      erased: z.number().int(),
      /** Head of the chain after the last segment. */
      head: z.string(),
    }),
    z.object({
      result: z.literal("broken"),
      /** The first that is not as it was sealed. */
      segment: z.number().int(),
      /** `activity`: the app's own activity log no longer has the entry that the segment names. */
      problem: z.enum(["missing", "unreadable", "changed", "activity"]),
    }),
  ]),
  activity: z.discriminatedUnion("result", [
    z.object({ result: z.literal("intact"), entries: z.number().int() }),
    z.object({
      result: z.literal("broken"),
      /** The first that is not as it was recorded. */
      entry: z.number().int(),
      problem: z.enum(["missing", "changed"]),
    }),
  ]),
});
export type RecordCheck = z.infer<typeof RecordCheck>;
