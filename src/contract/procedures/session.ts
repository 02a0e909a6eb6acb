import { z } from "zod";
import { Role } from "../role";
import { nothing } from "./nothing";

/** What the page can ask about who is looking. */
export const sessionProcedures = {
  /** Who is looking, and what they may see. Answers anybody who can load the page. */
  "session/get": {
    input: nothing,
    output: z.object({
      accountId: z.string(),
      /** Null: not on the list. */
      role: Role.nullable(),
      connected: z.boolean(),
      /** A Jira administrator may connect an organization while none is connected. */
      mayConnect: z.boolean(),
      environment: z.enum(["production", "staging", "development"]),
      siteUrl: z.string(),
    }),
  },
} as const;
