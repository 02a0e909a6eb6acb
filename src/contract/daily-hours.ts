import { z } from "zod";
import { Zone } from "./zone";

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Give a time of day, such as 22:00.");

/** Hours that come back every day or on some days of the week, by the clocks of a place. */
export const DailyHours = z
  .strictObject({
    /** 0 is Monday; the days on which the hours begin. */
    days: z
      .array(z.number().int().min(0).max(6))
      .min(1, "Choose at least one day of the week.")
      .max(7),
    /** From, and up to but without. Where `to` is earlier it is on the day after. */
    from: time,
    to: time,
    zone: Zone,
  })
  .refine(({ from, to }) => from !== to, {
    path: ["to"],
    message: "The hours begin and end at the same time: choose another end.",
  });
export type DailyHours = z.infer<typeof DailyHours>;
