import { z } from "zod";

const texts = z.array(z.string());

/** Why there is an alert, cut to what a reader takes in. Values come from events: they are text and nothing else. */
export const AlertWhy = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("rule"),
    /** The tests that held for the first event, in the order of the rule. */
    tests: z.array(
      z.object({
        /** The search identifier in whose part of the rule the test stands. */
        search: z.string(),
        /** As the rule writes it: `actor.email|endswith`. */
        field: z.string(),
        wanted: texts,
        seen: texts,
      }),
    ),
  }),
  z.object({
    kind: z.literal("correlation"),
    /** `event_count`, `temporal_ordered`, `new_value`, … */
    type: z.string(),
    /** What the events have in common. */
    group: z.array(z.object({ field: z.string(), value: z.string() })),
    /** Event times of the first and last event of the window at which it held first, epoch milliseconds. */
    from: z.number().int(),
    to: z.number().int(),
    timespanMs: z.number(),
    /** What was counted, added or averaged, and what it was compared with, such as `≥ 20`. */
    seen: z.number(),
    wanted: texts,
    /** Fields whose values were counted or compared; those of the last event. */
    fields: texts,
    values: texts,
    /** Ids and titles of the rules that the events match. */
    rules: z.array(z.object({ id: z.string(), title: z.string() })),
  }),
]);
export type AlertWhy = z.infer<typeof AlertWhy>;
