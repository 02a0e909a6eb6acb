import { z } from "zod";
import { AuditEvent } from "../audit-event";
import { Coverage } from "../coverage";
import { EventFilter } from "../event-filter";
import { EventKey } from "../event-key";
import { EventPosition } from "../event-position";
import { nothing } from "./nothing";
import { alertKey } from "./alert-key";

/** What the page can ask about events. */
export const eventsProcedures = {
  "events/search": {
    input: z.strictObject({
      filter: EventFilter,
      after: EventPosition.nullable(),
      limit: z.number().int().min(1).max(100),
    }),
    output: z.object({ events: z.array(AuditEvent), next: EventPosition.nullable() }),
  },
  "events/count": {
    input: z.strictObject({ filter: EventFilter }),
    /** Counting stops at 10,000: then `more` is true. */
    output: z.object({ count: z.number().int(), more: z.boolean() }),
  },
  "events/get": {
    input: z.strictObject({ key: EventKey }),
    output: z.object({
      event: AuditEvent,
      /** What Atlassian sent, as parsed JSON; null where retention has removed it. */
      raw: z.unknown(),
      kept: z.enum(["tail", "segment", "gone"]),
      segment: z.number().int().nullable(),
      alerts: z.array(z.object({ key: alertKey, title: z.string(), ruleId: z.string() })),
    }),
  },
  /** The values that filters offer. */
  "events/facets": {
    input: nothing,
    output: z.object({
      actions: z.array(z.object({ value: z.string(), title: z.string() })),
      products: z.array(z.string()),
      countries: z.array(z.string()),
    }),
  },
  "events/find-actors": {
    input: z.strictObject({
      query: z.string().max(100),
      ids: z.array(z.string().max(200)).max(50).optional(),
    }),
    output: z.object({ actors: z.array(AuditEvent.shape.actor) }),
  },
  "events/coverage": { input: nothing, output: Coverage },
} as const;
