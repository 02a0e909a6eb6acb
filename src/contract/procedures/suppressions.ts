import { z } from "zod";
import { Suppression } from "../suppression";
import { SuppressionEntry } from "../suppression-entry";
import { SuppressionTrial } from "../suppression-trial";
import { nothing } from "./nothing";

/** What the page can ask about suppressions. */
export const suppressionsProcedures = {
  "suppressions/list": {
    input: nothing,
    output: z.object({
      /** Newest first, those that have ended included. */
      suppressions: z.array(SuppressionEntry),
      /** Of the accounts that they name, as far as they are known. */
      names: z.array(z.object({ accountId: z.string(), name: z.string() })),
    }),
  },
  "suppressions/try": {
    input: z.strictObject({
      conditions: z
        .strictObject(Suppression.shape)
        .omit({ reason: true, expiresAt: true, createdAt: true, createdBy: true }),
    }),
    output: SuppressionTrial,
  },
  /** Makes a suppression where `id` is null. One that has ended stays as it was. */
  "suppressions/save": {
    input: z.strictObject({
      id: z.string().max(100).nullable(),
      suppression: z.strictObject(Suppression.shape).omit({ createdAt: true, createdBy: true }),
      version: z.number().int(),
    }),
    output: z.object({ id: z.string(), version: z.number().int() }),
  },
  /** What happens from now on is heard of again; what happened before stays silenced, should it come late or again. */
  "suppressions/end": {
    input: z.strictObject({ id: z.string().max(100), version: z.number().int() }),
    output: z.object({ version: z.number().int() }),
  },
  /** Removes one that has ended. */
  "suppressions/delete": {
    input: z.strictObject({ id: z.string().max(100), version: z.number().int() }),
    output: nothing,
  },
} as const;
