import { z } from "zod";
import type { Level } from "./level";

/** What must not be removed, whatever retention says: all that happened in a time, or what one person did in it. */
export const Hold = z.object({
  id: z.string().min(1).max(64),
  reason: z.string().trim().min(1, "Say why").max(500),
  /** Event time, epoch milliseconds; null: since ever. */
  from: z.number().int().nullable(),
  /** Exclusive; null: for as long as the hold is there. */
  to: z.number().int().nullable(),
  /** Account id; empty: what everybody did. */
  actorId: z.string().trim().max(200),
  /** Account id of who placed it. */
  by: z.string(),
  at: z.number().int(),
});
export type Hold = z.infer<typeof Hold>;

const days = (least: number) => z.number().int().min(least).max(3_650);

/** How long what is kept. Null: for good, or for as long as there is room. */
export const Retention = z.object({
  /** Of searchable events. Null: as many as there is room for. */
  windowDays: days(7).nullable().default(null),
  /** Of sealed raw events. */
  rawDays: days(30).nullable().default(null),
  /** Of alerts by level, with their deliveries; open ones always stay. */
  alertDays: z
    .object({
      informational: days(30).nullable(),
      low: days(30).nullable(),
      medium: days(30).nullable(),
      high: days(30).nullable(),
      critical: days(30).nullable(),
    } satisfies Record<Level, unknown>)
    .default({ informational: null, low: null, medium: null, high: null, critical: null }),
  /** Of the app's own activity log. */
  activityDays: days(90).default(400),
  legalHolds: z.array(Hold).max(50, "At most 50 holds.").default([]),
});
export type Retention = z.infer<typeof Retention>;
