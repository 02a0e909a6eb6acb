import { z } from "zod";
import { Token } from "#contract";

/** A token as its document (kind `token`) holds it. A revoked one stays, so that its history can be told. */
export const StoredToken = Token.extend({
  /** Epoch milliseconds; null while it is good. */
  revokedAt: z.number().int().nullable(),
});
export type StoredToken = z.infer<typeof StoredToken>;
