import { z } from "zod";

/** What a manager asks about first. An event is in one of these at most. */
export const EventCategory = z.enum(["failed-login", "privilege", "policy", "administration"]);
export type EventCategory = z.infer<typeof EventCategory>;
