import { z } from "zod";
import { OtherSources } from "../other-sources";
import { nothing } from "./nothing";

/** What the page can ask about the other sources. */
export const sourcesProcedures = {
  /** What is collected beside the organization's audit log. */
  "sources/get": {
    input: nothing,
    output: z.object({
      sources: OtherSources,
      /** Of the switch, for a change to name. */
      version: z.number().int(),
      /** Where Atlassian's audit log webhook delivers to. */
      address: z.string(),
    }),
  },
  /** Switches Jira's own audit log on or off. What was stored stays. */
  "sources/switch-site-log": {
    input: z.strictObject({ enabled: z.boolean(), version: z.number().int().min(0) }),
    output: z.object({ version: z.number().int() }),
  },
  /** Polls at once. A pause that Atlassian asked for is kept: `waiting` until then. */
  "sources/poll-now": {
    input: nothing,
    output: z.discriminatedUnion("result", [
      z.object({ result: z.enum(["asked", "running"]), at: z.number().int() }),
      z.object({ result: z.literal("waiting"), until: z.number().int() }),
    ]),
  },
} as const;
