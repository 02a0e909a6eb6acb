import { z } from "zod";

/** How urgent a key is: it expires within a month, a fortnight, a week, a day, or has expired. */
export const KeyWarning = z.enum([
  "unknown",
  "none",
  "month",
  "fortnight",
  "week",
  "day",
  "expired",
]);
export type KeyWarning = z.infer<typeof KeyWarning>;
