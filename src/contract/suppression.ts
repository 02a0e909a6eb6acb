import { z } from "zod";

const texts = z.array(z.string().trim().min(1).max(255)).max(200);

/**
 * Matching events that an administrator does not want to hear of, as a document of kind `suppression`. Every condition
 * that is there has to hold, and of several values one; a condition that is left out asks nothing. Rules, correlations
 * and alerts stay as they are: what is silenced is counted and raises nothing.
 */
export const Suppression = z
  .object({
    /** Why this is no finding, for whoever reviews it. */
    reason: z.string().trim().min(1).max(500),
    /** Ids of rules and correlations, or all of them. */
    rules: z.union([z.literal("all"), z.array(z.string().trim().min(1).max(128)).min(1).max(100)]),
    /** Account ids or e-mail addresses of who acts. */
    actors: texts.optional(),
    /** Name of a list whose values are account ids or e-mail addresses of who acts. */
    actorList: z.string().trim().min(1).max(128).optional(),
    /** Addresses or CIDR ranges, IPv4 or IPv6. */
    ipRanges: texts.optional(),
    /** `jira`, `confluence`, `admin`, … */
    products: texts.optional(),
    /** Ids of the apps through which somebody acts. */
    apps: texts.optional(),
    /** Epoch milliseconds of event time: from, and up to but without. */
    from: z.number().int().optional(),
    to: z.number().int().optional(),
    /** Epoch milliseconds; events that happen then or later are heard of again. Null: never ends. */
    expiresAt: z.number().int().nullable(),
    createdAt: z.number().int(),
    /** Account id. */
    createdBy: z.string(),
  })
  .refine(
    ({ rules, actors, actorList, ipRanges, products, apps, from, to }) =>
      rules !== "all" ||
      [actors, actorList, ipRanges, products, apps, from, to].some((one) => one !== undefined),
    { message: "A suppression of all rules needs a condition: who, from where, in what or when." },
  );
export type Suppression = z.infer<typeof Suppression>;
