import { z } from "zod";
import { DestinationForm, SecretChange } from "../destination-form";
import { DestinationSummary } from "../destination-summary";
import { Routing } from "../routing";
import { nothing } from "./nothing";
import { destinationId } from "./destination-id";
import { tested } from "./tested";

/** What the page can ask about destinations. */
export const destinationsProcedures = {
  /** Where alerts go, and what can be added. */
  "destinations/list": {
    input: nothing,
    output: z.object({
      destinations: z.array(DestinationSummary),
      /** The kinds that can be added. */
      forms: z.array(DestinationForm),
      /** The lists that routing can name. */
      lists: z.array(z.string()),
    }),
  },
  "destinations/get": {
    input: z.strictObject({ id: destinationId }),
    output: z.object({
      kind: z.string(),
      name: z.string(),
      settings: z.record(z.string(), z.unknown()),
      routing: Routing,
      /** The names of the secrets that there are. */
      secretsSet: z.array(z.string()),
      /** Whether every event goes there, and whether it has a place to go on from. */
      stream: z.object({ enabled: z.boolean(), hasBegun: z.boolean() }),
      version: z.number().int(),
    }),
  },
  /**
   * Makes a destination (id null, version 0) or changes one. Secrets that are not mentioned stay, and so does whether
   * every event goes there.
   */
  "destinations/save": {
    input: z.strictObject({
      id: destinationId.nullable(),
      kind: z.string().max(100),
      name: z.string().trim().min(1, "Enter a name").max(100),
      settings: z.record(z.string(), z.unknown()),
      routing: Routing,
      secrets: z.record(z.string(), SecretChange),
      /**
       * Whether every event goes there. `keep` goes on where it stopped, and is `now` where it never began; `all` begins
       * with the oldest that is kept.
       */
      stream: z
        .strictObject({ enabled: z.boolean(), start: z.enum(["keep", "now", "all"]) })
        .optional(),
      version: z.number().int(),
    }),
    output: z.object({ id: destinationId, version: z.number().int() }),
  },
  /** Forgets it and its secrets. What still waits for it is rejected. */
  "destinations/delete": {
    input: z.strictObject({ id: destinationId, version: z.number().int() }),
    output: nothing,
  },
  /** Pauses, or resumes: then `waiting` says whether what has waited is sent or rejected. */
  "destinations/set-enabled": {
    input: z.strictObject({
      id: destinationId,
      enabled: z.boolean(),
      waiting: z.enum(["send", "reject"]).default("send"),
      version: z.number().int(),
    }),
    output: z.object({ version: z.number().int() }),
  },
  /** Sends an example alert now, and tells what the destination said. A test of Jira makes an issue. */
  "destinations/test": {
    input: z.strictObject({ id: destinationId }),
    output: tested,
  },
} as const;
