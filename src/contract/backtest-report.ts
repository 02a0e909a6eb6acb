import { z } from "zod";
import { AlertWhy } from "./alert-why";
import { AuditEvent } from "./audit-event";
import { Level } from "./level";

/** What one version of a rule would have found. */
export const BacktestSide = z.object({
  /** Events that the rule matches; for a correlation, those that it counts. */
  matches: z.number().int(),
  alerts: z.number().int(),
  /** Days in UTC on which there was something, oldest first; `day` is the start. */
  days: z.array(
    z.object({ day: z.number().int(), matches: z.number().int(), alerts: z.number().int() }),
  ),
  /** Newest first, at most 200. */
  newest: z.array(
    z.object({
      /** As a live alert would have it. */
      key: z.string(),
      ruleId: z.string(),
      title: z.string(),
      level: Level,
      /** Event time of its first event. */
      at: z.number().int(),
      /** Counting stops at 50. */
      events: z.number().int(),
      /** Whether the other version has it too. */
      shared: z.boolean(),
    }),
  ),
  /** Who caused most of the matches, at most ten. */
  actors: z.array(z.object({ id: z.string(), name: z.string(), matches: z.number().int() })),
  /** Of the newest alerts the events that they began with; where there is no alert, the newest matches. */
  samples: z.array(z.object({ event: AuditEvent, why: AlertWhy.nullable() })),
});
export type BacktestSide = z.infer<typeof BacktestSide>;

/** What a rule text would have found in stored history, beside what the saved rule would have. */
export const BacktestReport = z.object({
  from: z.number().int(),
  to: z.number().int(),
  /** Stored events that were looked at, some before `from`: windows reach back. */
  scanned: z.number().int(),
  /** Events that were erased, or cannot be read. */
  unreadable: z.number().int(),
  /** Why it stopped before the end of history; empty where it did not. */
  stopped: z.string(),
  edited: BacktestSide,
  /** Null where no rule of this id is saved. */
  saved: BacktestSide.nullable(),
});
export type BacktestReport = z.infer<typeof BacktestReport>;
