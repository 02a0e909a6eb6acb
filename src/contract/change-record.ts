import { z } from "zod";
import { AuditEvent } from "./audit-event";

/** What somebody noted on a change. */
export const ChangeNote = z.strictObject({
  /** The ticket under which it was asked for and approved; empty where there is none. */
  ticket: z.string().trim().max(100),
  note: z.string().trim().max(1_000),
});
export type ChangeNote = z.infer<typeof ChangeNote>;

/** A change of rights, policies or configuration, and what accounts for it. */
export const ChangeRecord = z.object({
  event: AuditEvent,
  /** Issues of the alerts that the event belongs to. */
  issues: z.array(z.string()),
  note: ChangeNote.extend({
    version: z.number().int(),
    at: z.number().int(),
    by: z.string(),
  }).nullable(),
  covered: z.enum(["issue", "ticket", "neither"]),
});
export type ChangeRecord = z.infer<typeof ChangeRecord>;
