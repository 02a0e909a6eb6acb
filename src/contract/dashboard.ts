import { z } from "zod";
import { EventCategory } from "./event-category";
import { EventFilter } from "./event-filter";
import { Level } from "./level";

const Counted = z.object({ value: z.string(), count: z.number().int() });
const Top = z.object({
  /**
   * The most frequent ones. An empty value stands for "not said"; `label` is how people call it; `before` is its count
   * in the period before, null where there is none, or where it may be among what was cut off from that.
   */
  values: z.array(Counted.extend({ label: z.string(), before: z.number().int().nullable() })),
  /** Events of the range that are in none of the values. */
  others: z.number().int(),
});

const AlertsBecame = z.object({
  /** Alerts that were looked at: all of the range, or the newest 1,000. */
  looked: z.number().int(),
  /** By the status of the issue; an alert without an issue is open. */
  open: z.number().int(),
  acknowledged: z.number().int(),
  closed: z.number().int(),
  /** From the alert to its issue's leaving `to do`; null while no issue has left it. */
  timeToAcknowledge: z
    .object({
      /** Alerts that were ever acknowledged: what is measured. */
      of: z.number().int(),
      medianMs: z.number().int(),
      ninetiethMs: z.number().int(),
    })
    .nullable(),
});

/** What the dashboard shows of a range of whole hours. Times are epoch milliseconds. */
export const Dashboard = z.object({
  now: z.number().int(),
  /** Inclusive. */
  from: z.number().int(),
  /** Exclusive. */
  to: z.number().int(),
  /** Hours with events that are not counted yet: the figures lack them. */
  waiting: z.number().int(),
  /** The first hour that was ever counted; null while there is none. */
  firstHour: z.number().int().nullable(),
  total: z.number().int(),
  /** The same figures of as much of as many days before; null where the log was not read whole then. */
  before: z
    .object({
      /** Inclusive. */
      from: z.number().int(),
      /** Exclusive: as far into its last day as the range is into today. */
      to: z.number().int(),
      total: z.number().int(),
      categories: z.array(z.object({ category: EventCategory, count: z.number().int() })),
      alerts: z.number().int(),
    })
    .nullable(),
  /** The range in steps, without holes: hours of a day, else days of the zone. */
  points: z.array(
    z.object({
      from: z.number().int(),
      to: z.number().int(),
      total: z.number().int(),
      products: z.array(Counted),
      alerts: z.number().int(),
      /** The alerts by level, most severe first, without levels that raised none. */
      levels: z.array(z.object({ level: Level, count: z.number().int() })),
    }),
  ),
  products: z.array(Counted),
  /** Each with the filter that finds its events and no others. */
  categories: z.array(
    z.object({
      category: EventCategory,
      count: z.number().int(),
      filter: EventFilter.pick({ actions: true, outcomes: true }),
    }),
  ),
  actions: Top,
  actors: Top,
  countries: Top,
  ips: Top,
  /** Countries that no event of the log came from before. */
  newCountries: z.array(z.object({ country: z.string(), hour: z.number().int() })),
  /** Events by weekday of the zone, from Monday, and hour. */
  week: z.array(z.array(z.number().int()).length(24)).length(7),
  /** Raised in the range, without those found in the past. */
  alerts: z.object({
    total: z.number().int(),
    levels: z.array(z.object({ level: Level, count: z.number().int() })),
    /** The rules that raised the most of them; the title is that of an alert of the range. */
    rules: z.array(z.object({ id: z.string(), title: z.string(), count: z.number().int() })),
    /** What became of the newest of them, as their issues tell. */
    became: AlertsBecame,
  }),
  /** From an event to its place in the log, the middle one of the newest; null without events. */
  lagMs: z.number().int().nullable(),
});
export type Dashboard = z.infer<typeof Dashboard>;
