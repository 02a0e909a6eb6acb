import { z } from "zod";
import { Retention } from "../retention";
import { StorageForecast } from "../storage-forecast";
import { nothing } from "./nothing";

/** What the page can ask about retention. */
export const retentionProcedures = {
  "retention/get": {
    input: nothing,
    output: z.object({
      retention: Retention,
      version: z.number().int(),
      storage: StorageForecast,
    }),
  },
  /** Holds stay as they are. */
  "retention/save": {
    input: z.strictObject(Retention.shape).omit({ legalHolds: true }).extend({
      version: z.number().int(),
    }),
    output: z.object({ version: z.number().int() }),
  },
} as const;
