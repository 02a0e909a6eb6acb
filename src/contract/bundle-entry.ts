import { z } from "zod";

/** One document of a bundle: what importing it would do, or did. */
export const BundleEntry = z.object({
  /** Where it stands in the bundle, from 1. */
  number: z.number().int(),
  /** Empty where the document cannot be read. */
  id: z.string(),
  title: z.string(),
  state: z.enum(["new", "changed", "same", "refused", "imported"]),
  /** Whether it stands in for a rule that came with the app. */
  replacesPrebuilt: z.boolean(),
  /** Why it was refused. Lines count from the start of the bundle. */
  reasons: z.array(z.string()),
});
export type BundleEntry = z.infer<typeof BundleEntry>;
