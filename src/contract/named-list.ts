import { z } from "zod";

/** Values under a name that rules and suppressions use. */
export const NamedList = z.object({
  name: z.string(),
  description: z.string(),
  values: z.array(z.string()),
  version: z.number().int(),
  /** Titles of the rules, and reasons of the suppressions, that name it. */
  usedBy: z.array(z.string()),
});
export type NamedList = z.infer<typeof NamedList>;
