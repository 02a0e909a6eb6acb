import { z } from "zod";

const Counts = z.array(z.tuple([z.string(), z.number().int()]));

const byHour = {
  total: z.number().int(),
  /** By product; every event is in one. */
  products: Counts,
  /** By `EventCategory`; most events are in none. */
  categories: Counts,
};

/** The most frequent ones: what their sum lacks of the total was cut off. An empty text stands for "not said". */
const byValue = { actions: Counts, actors: Counts, countries: Counts, ips: Counts };

/** What is counted of the events of one hour. */
export const Figures = z.object({ ...byHour, ...byValue });
export type Figures = z.infer<typeof Figures>;

/** The same of one day (UTC), with the counts of its hours that had events. */
export const DayFigures = z.object({
  ...byValue,
  /** `at`: epoch milliseconds at which the hour begins. */
  hours: z.array(z.object({ at: z.number().int(), ...byHour })),
});
export type DayFigures = z.infer<typeof DayFigures>;
