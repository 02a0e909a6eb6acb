import { z } from "zod";

/** Lets a script, an automation or a monitor ask the app's web triggers. Its secret is shown once and never again. */
export const Token = z.object({
  /** Names the token and is no secret. */
  id: z.string().regex(/^[0-9a-f]{16}$/),
  name: z.string(),
  /** `bearer`: sent with every request. `signature`: signs every request by Standard Webhooks, and is never sent. */
  method: z.enum(["bearer", "signature"]),
  scopes: z.array(z.enum(["forward", "health", "intake"])),
  createdBy: z.string(),
  /** Epoch milliseconds. */
  createdAt: z.number().int(),
  /** Epoch milliseconds; null: never. */
  expiresAt: z.number().int().nullable(),
  /** UTC, as 2026-11-24; null: not used yet. */
  lastUsedDay: z.string().nullable(),
});
export type Token = z.infer<typeof Token>;
