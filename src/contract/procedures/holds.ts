import { z } from "zod";
import { Hold } from "../retention";

/** What the page can ask about legal holds. */
export const holdsProcedures = {
  "holds/place": {
    input: z
      .strictObject(Hold.shape)
      .omit({ id: true, by: true, at: true })
      .extend({ version: z.number().int() }),
    output: z.object({ version: z.number().int() }),
  },
  "holds/release": {
    input: z.strictObject({ id: Hold.shape.id, version: z.number().int() }),
    output: z.object({ version: z.number().int() }),
  },
} as const;
