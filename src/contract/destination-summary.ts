import { z } from "zod";
import { DestinationTally } from "./destination-tally";
import { Routing } from "./routing";
import { StreamProgress } from "./stream-progress";

/** A destination as it stands in the list. */
export const DestinationSummary = z.object({
  id: z.string(),
  kind: z.string(),
  kindTitle: z.string(),
  name: z.string(),
  /** `unset`: Jira without a project. `unreadable`: this version of the app does not know its kind or its document. */
  state: z.enum(["open", "paused", "unset", "unreadable"]),
  takesDigests: z.boolean(),
  /** Why it was paused, where it was not by hand; else empty. */
  pausedBecause: z.string(),
  /** The origin that an administrator has to allow, such as `https://siem.example.com`; null where none has to be. */
  origin: z.string().nullable(),
  routing: Routing,
  /** Null where its kind cannot take every event. */
  stream: StreamProgress.nullable(),
  tally: DestinationTally.omit({ destinationId: true }),
  /** Of its document; 0: none yet. */
  version: z.number().int(),
});
export type DestinationSummary = z.infer<typeof DestinationSummary>;
