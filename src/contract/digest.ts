import { z } from "zod";
import { Dashboard } from "./dashboard";
import { EventCategory } from "./event-category";
import { Level } from "./level";

const Compared = z.object({
  count: z.number().int(),
  /** The same of the week before; null where that week was not counted whole. */
  before: z.number().int().nullable(),
});

/** What happened in a week, as it was known when the digest was made. Times are epoch milliseconds. */
export const Digest = z.object({
  /** Its name: the date (UTC) on which the week ended, such as `2026-11-23`. */
  week: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  /** Inclusive. */
  from: z.number().int(),
  /** Exclusive. */
  to: z.number().int(),
  /** Whose clocks the week went by. */
  zone: z.string(),
  madeAt: z.number().int(),
  events: Compared,
  /** The most frequent ones. */
  products: z.array(Compared.extend({ value: z.string() })),
  categories: z.array(Compared.extend({ category: EventCategory })),
  /** Raised in the week, without those found in the past. */
  alerts: Compared.extend({
    /** Most severe first, without levels that neither week had. */
    levels: z.array(Compared.extend({ level: Level })),
    /** The rules that raised most. */
    rules: z.array(z.object({ id: z.string(), title: z.string(), count: z.number().int() })),
    /** What became of the newest of them, as their issues told when the digest was made. */
    became: Dashboard.shape.alerts.shape.became,
  }),
  /** Countries that no event of the log came from before; null where nothing was counted before the week. */
  newCountries: z.array(z.string()).nullable(),
  /** The most active ones, by account id. The label is their name where it is known when the digest is read. */
  actors: z.array(Compared.extend({ value: z.string(), label: z.string() })),
  collection: z.object({
    /** Stretches for which events may be missing, oldest first. `to` null: it still lasted. */
    gaps: z.array(
      z.object({ from: z.number().int(), to: z.number().int().nullable(), text: z.string() }),
    ),
    /** Hours with events that were not counted yet. */
    uncounted: z.number().int(),
    /** From an event to its place in the log, the middle one of the newest; null without events. */
    lagMs: z.number().int().nullable(),
  }),
});
export type Digest = z.infer<typeof Digest>;
