import { z } from "zod";

/** What has come by the audit log webhook: the state of the checkpoint `audit-webhook`. Times are epoch milliseconds. */
export const WebhookState = z.object({
  orgId: z.string(),
  lastArrivalAt: z.number().int(),
  /** Deliveries that were taken in, repeated ones too. */
  deliveries: z.number().int(),
  /** Events that no other source had brought before. */
  stored: z.number().int(),
  known: z.number().int(),
});
export type WebhookState = z.infer<typeof WebhookState>;
