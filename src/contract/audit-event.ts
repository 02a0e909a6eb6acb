import { z } from "zod";
import { EventKey } from "./event-key";
import { SourceName } from "./source-name";

/**
 * An audit event as the app searches and shows it. What Atlassian sent stays beside it, untouched, as raw JSON.
 * Action, product and country are open lists: an unknown value is kept as it came.
 */
export const AuditEvent = z.object({
  key: EventKey,
  /** Atlassian's id. It need not be a UUID. */
  id: z.string(),
  source: SourceName,
  /** Epoch milliseconds at which it happened, by Atlassian's clock. */
  occurredAt: z.number().int(),
  /** Epoch milliseconds at which Atlassian put it into the log; the time of arrival where it does not say. */
  processedAt: z.number().int(),
  /** Lower case: the catalogue shouts, the events do not. */
  action: z.string(),
  /** `jira`, `confluence`, `bitbucket`, …; `admin` for what happens in administration. */
  product: z.string(),
  actor: z.object({
    id: z.string(),
    name: z.string(),
    /** Not always an e-mail address: "Atlassian Internal System" has been seen. */
    email: z.string(),
    kind: z.enum(["user", "app", "system", "unknown"]),
  }),
  outcome: z.enum(["success", "failure", "unknown"]),
  ip: z.string().nullable(),
  country: z.string(),
  city: z.string(),
  /** What was acted upon: the first context, else the first container. */
  target: z.object({ type: z.string(), id: z.string(), name: z.string() }),
  /** Atlassian's sentence, or one made from action and target where it sent none. */
  message: z.string(),
});
export type AuditEvent = z.infer<typeof AuditEvent>;
