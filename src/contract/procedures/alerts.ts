import { z } from "zod";
import { Alert } from "../alert";
import { AlertState } from "../alert-state";
import { AlertWhy } from "../alert-why";
import { AuditEvent } from "../audit-event";
import { Delivery } from "../delivery";
import { Level } from "../level";
import { alertKey } from "./alert-key";

/** What the page can ask about alerts. */
export const alertsProcedures = {
  "alerts/list": {
    input: z.strictObject({
      after: z.strictObject({ createdAt: z.number().int(), key: alertKey }).nullable(),
      limit: z.number().int().min(1).max(100),
      ruleId: z.string().max(100).optional(),
      historical: z.boolean().optional(),
      level: Level.optional(),
      /** Raised from then on, and before `to`: epoch milliseconds. */
      from: z.number().int().optional(),
      to: z.number().int().optional(),
    }),
    output: z.object({
      alerts: z.array(
        Alert.extend({
          issueKey: z.string().nullable(),
          /** What its issue tells; null where there is none, or nobody has touched it yet. */
          state: AlertState.nullable(),
          /** Of all its deliveries: the worst state counts. */
          deliveryState: z.enum(["none", "waiting", "delivered", "rejected"]),
        }),
      ),
      next: z.object({ createdAt: z.number().int(), key: alertKey }).nullable(),
    }),
  },
  "alerts/get": {
    input: z.strictObject({ key: alertKey }),
    output: z.object({
      alert: Alert,
      events: z.array(AuditEvent),
      deliveries: z.array(Delivery),
      issueKey: z.string().nullable(),
      state: AlertState.extend({ assigneeName: z.string() }).nullable(),
      /** Null for an alert that was raised before the app noted it. */
      why: AlertWhy.nullable(),
    }),
  },
  /** Sends a historical alert after all. */
  "alerts/deliver": {
    input: z.strictObject({ key: alertKey }),
    output: z.object({ queued: z.number().int() }),
  },
  /** Tries rejected deliveries once more. */
  "alerts/redrive": {
    input: z.strictObject({ key: alertKey.optional(), destinationId: z.string().optional() }),
    output: z.object({ queued: z.number().int() }),
  },
} as const;
