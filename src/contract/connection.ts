import { z } from "zod";

/** The organization that this installation collects from. Its key is in the secret store, not here. */
export const Connection = z.object({
  orgId: z.string(),
  /** Enough to tell which key it is, not to use it. */
  keyLastFour: z.string(),
  /** As the administrator read it when making the key; null where left open. Epoch milliseconds. */
  keyExpiresAt: z.number().int().nullable(),
  /** The key before this one, while it is kept to fall back on. */
  previousKey: z.object({ lastFour: z.string(), expiresAt: z.number().int().nullable() }).nullish(),
  connectedAt: z.number().int(),
  /** Account id. */
  connectedBy: z.string(),
  backfillDays: z.number().int(),
  /** Whether alerts found in events from before the connection are delivered too. */
  deliverHistorical: z.boolean(),
  /** The account under which this app acts in Jira: what it does there is stored and never matched. */
  appAccountId: z.string().nullable(),
});
export type Connection = z.infer<typeof Connection>;
