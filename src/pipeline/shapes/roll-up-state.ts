import { z } from "zod";

/** What the checkpoint of `roll-up` holds. */
export const RollUpState = z.object({
  /** Events before this moment have marks, or had; null: all that there are. */
  markedUntil: z.number().nullable(),
  /** In which hour each country was seen first. */
  countries: z.array(z.tuple([z.string(), z.number()])),
});
export type RollUpState = z.infer<typeof RollUpState>;
