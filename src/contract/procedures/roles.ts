import { z } from "zod";
import { Role } from "../role";
import { nothing } from "./nothing";

/** What the page can ask about roles. */
export const rolesProcedures = {
  "roles/get": {
    input: nothing,
    output: z.object({
      entries: z.array(z.object({ accountId: z.string(), name: z.string(), role: Role })),
      version: z.number().int(),
    }),
  },
  "roles/save": {
    input: z.strictObject({
      entries: z
        .array(z.strictObject({ accountId: z.string().min(1).max(128), role: Role }))
        .max(500),
      version: z.number().int(),
    }),
    output: z.object({ version: z.number().int() }),
  },
  "roles/find-people": {
    input: z.strictObject({ query: z.string().max(100) }),
    output: z.object({ people: z.array(z.object({ accountId: z.string(), name: z.string() })) }),
  },
} as const;
