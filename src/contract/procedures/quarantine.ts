import { z } from "zod";

/** What the page can ask about the quarantine. */
export const quarantineProcedures = {
  /** Tries a record once more that could not be read as an event. */
  "quarantine/retry": {
    input: z.strictObject({ key: z.string().min(1).max(128) }),
    output: z.object({
      result: z.enum(["stored", "refused"]),
      /** Why it is still refused; else empty. */
      reason: z.string(),
    }),
  },
} as const;
