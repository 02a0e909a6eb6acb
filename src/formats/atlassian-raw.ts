import { z } from "zod";

const text = z.string().optional().catch(undefined);
const things = z.array(z.unknown()).catch([]);

/**
 * What formats read beyond the fields of an event, in what Atlassian sent. Everything may be missing or of another
 * shape; what is not understood is left out.
 */
export const AtlassianRaw = z
  .object({
    attributes: z
      .object({
        context: things,
        container: things,
        location: z.object({ geo: text, regionName: text }).optional().catch(undefined),
        actor: z
          .object({
            auth: z
              .object({ authType: text, tokenId: text, tokenLabel: text })
              .optional()
              .catch(undefined),
            onBehalfOf: z.object({ id: text, name: text, email: text }).optional().catch(undefined),
          })
          .optional()
          .catch(undefined),
      })
      .optional()
      .catch(undefined),
  })
  .catch({});

/** A context or container. */
export const AtlassianThing = z.object({
  id: z.coerce.string().optional().catch(undefined),
  type: text,
  attributes: z.record(z.string(), z.unknown()).optional().catch(undefined),
});
