import { z } from "zod";
import { Delivery } from "../delivery";
import { destinationId } from "./destination-id";

/** What the page can ask about deliveries. */
export const deliveriesProcedures = {
  /** The delivery log, newest first. */
  "deliveries/list": {
    input: z.strictObject({
      after: z.strictObject({ createdAt: z.number().int(), key: Delivery.shape.key }).nullable(),
      limit: z.number().int().min(1).max(100),
      destinationId: destinationId.optional(),
      state: Delivery.shape.state.optional(),
    }),
    output: z.object({
      /** With the title of the alert; empty where the message belongs to none that is there. */
      deliveries: z.array(Delivery.extend({ alertTitle: z.string() })),
      next: z.object({ createdAt: z.number().int(), key: Delivery.shape.key }).nullable(),
    }),
  },
  /** Tries rejected deliveries once more: one, those of a destination, or all. */
  "deliveries/redrive": {
    input: z.strictObject({
      key: Delivery.shape.key.optional(),
      destinationId: destinationId.optional(),
    }),
    output: z.object({ queued: z.number().int() }),
  },
} as const;
