import { z } from "zod";
import { DailyHours } from "./daily-hours";

const texts = z
  .array(
    z
      .string()
      .trim()
      .min(1, "One of the values is empty.")
      .max(255, "One of the values is longer than 255 characters."),
  )
  .min(1, "Give at least one value, or leave the condition out.")
  .max(
    200,
    "These are more than 200 values: put people on a named list, or make two suppressions.",
  );

const reason = "Say why this is no finding: whoever reviews it later has only these words.";

/**
 * Matching events that an administrator does not want to hear of, as a document of kind `suppression`. Every condition
 * that is there has to hold, and of several values one; a condition that is left out asks nothing. Rules, correlations
 * and alerts stay as they are: what is silenced is counted and raises nothing.
 */
export const Suppression = z
  .object({
    /** Why this is no finding, for whoever reviews it. */
    reason: z
      .string(reason)
      .trim()
      .min(1, reason)
      .max(500, "This is longer than 500 characters: name a ticket that has the rest."),
    /** Ids of rules and correlations, or all of them. */
    rules: z.union(
      [
        z.literal("all"),
        z
          .array(z.string().trim().min(1).max(128))
          .min(1, "Choose at least one rule, or every rule.")
          .max(100, "Choose at most 100 rules, or every rule."),
      ],
      "Choose rules, or every rule.",
    ),
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
    from: z.number("This is no date and time.").int().optional(),
    to: z.number("This is no date and time.").int().optional(),
    /** At which times of the day the events happen. */
    hours: DailyHours.optional(),
    /** Epoch milliseconds; events that happen then or later are heard of again. */
    expiresAt: z.number("Say until when: a suppression that never ends is forgotten.").int(),
    createdAt: z.number().int(),
    /** Account id. */
    createdBy: z.string(),
  })
  .refine(
    ({ rules, actors, actorList, ipRanges, products, apps, from, to, hours }) =>
      rules !== "all" ||
      [actors, actorList, ipRanges, products, apps, from, to, hours].some(
        (one) => one !== undefined,
      ),
    {
      path: ["rules"],
      message: "For every rule at least one condition is needed: who, from where, in what or when.",
    },
  )
  .refine(({ from, to }) => from === undefined || to === undefined || from < to, {
    path: ["to"],
    message: "This is not after the beginning: choose a later moment.",
  });
export type Suppression = z.infer<typeof Suppression>;
