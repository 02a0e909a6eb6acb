import { z } from "zod";
import { Digest } from "#contract";

/** The document (kind `digest`) of a week, by its name: saved once, with the destinations that it goes to. */
export const StoredDigest = z.object({
  digest: Digest,
  destinationIds: z.array(z.string()),
});
export type StoredDigest = z.infer<typeof StoredDigest>;
