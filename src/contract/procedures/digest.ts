import { z } from "zod";
import { Delivery } from "../delivery";
import { Digest } from "../digest";
import { DigestSettings } from "../digest-settings";
import { Zone } from "../zone";
import { nothing } from "./nothing";
import { destinationId } from "./destination-id";
import { tested } from "./tested";

/** What the page can ask about the weekly digest. */
export const digestProcedures = {
  /** Whether and where to the weekly digest goes, and the last one. */
  "digest/get": {
    input: nothing,
    output: z.object({
      settings: DigestSettings,
      version: z.number().int(),
      /** When the next week ends, in epoch milliseconds; null while it is off. */
      nextEnd: z.number().int().nullable(),
      last: z.object({ digest: Digest, deliveries: z.array(Delivery) }).nullable(),
    }),
  },
  "digest/save": {
    input: z.strictObject({
      enabled: z.boolean(),
      weekday: z.number().int().min(0).max(6),
      hour: z.number().int().min(0).max(23),
      zone: Zone,
      destinationIds: z.array(destinationId).max(20),
      version: z.number().int(),
    }),
    output: z.object({ version: z.number().int() }),
  },
  /** The last seven days, as a digest would tell of them now. */
  "digest/preview": { input: z.strictObject({ zone: Zone }), output: z.object({ digest: Digest }) },
  /** Sends that digest to a destination now, and tells what it said. */
  "digest/send-test": {
    input: z.strictObject({ destinationId, zone: Zone }),
    output: tested,
  },
} as const;
