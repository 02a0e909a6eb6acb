import { z } from "zod";
import { EventKey } from "./event-key";

/** The last row of a page: the next page holds what is older. */
export const EventPosition = z.strictObject({ occurredAt: z.number().int(), key: EventKey });
export type EventPosition = z.infer<typeof EventPosition>;
