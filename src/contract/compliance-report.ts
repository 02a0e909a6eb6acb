import { z } from "zod";
import { Framework } from "./framework";
import { Level } from "./level";
import { Period } from "./period";

/** A stretch in which something was not watched, and what. `to` null: it still lasts. */
const Unwatched = z.object({
  from: z.number().int(),
  to: z.number().int().nullable(),
  text: z.string(),
});

const Alerts = z.object({
  levels: z.array(z.object({ level: Level, count: z.number().int() })),
  /** What became of them, by their issues. `none`: no issue tells. */
  outcomes: z.object({
    open: z.number().int(),
    acknowledged: z.number().int(),
    closed: z.number().int(),
    none: z.number().int(),
  }),
});

/** What was watched for each control in a period, and what was not. It never says that a control is met. */
export const ComplianceReport = z.object({
  period: Period,
  madeAt: z.number().int(),
  collection: z.object({
    /** Null: no organization is connected. */
    orgId: z.string().nullable(),
    /** Why Atlassian does not give the log at present, as in "no Guard"; else empty. */
    refusal: z.string(),
    gaps: z.array(Unwatched),
    /** Events from before can be counted, not looked up one by one. Null: none is stored. */
    searchableFrom: z.number().int().nullable(),
  }),
  rules: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      level: Level,
      enabled: z.boolean(),
      version: z.number().int(),
      /** When the rule itself was changed in the period. */
      changedAt: z.array(z.number().int()),
      off: z.array(Unwatched),
      alerts: Alerts,
    }),
  ),
  topics: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      events: z.number().int(),
      /** Ids. */
      rules: z.array(z.string()),
    }),
  ),
  controls: z.array(
    z.object({
      framework: Framework,
      id: z.string(),
      title: z.string(),
      reference: z.string(),
      /** Ids. */
      topics: z.array(z.string()),
      state: z.enum(["watched", "partly", "not-watched"]),
      /** Of its own rules; what was not collected is the same for all controls. */
      gaps: z.array(Unwatched),
      events: z.number().int(),
      alerts: Alerts,
    }),
  ),
  /** There were more alerts than are counted here. */
  moreAlerts: z.boolean(),
});
export type ComplianceReport = z.infer<typeof ComplianceReport>;
