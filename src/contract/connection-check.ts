import { z } from "zod";

/** What one try of the organization key showed. Each reason has its own advice on the page. */
export const ConnectionCheck = z.object({
  result: z.enum([
    "ok",
    /** The answer was 200 but held no event at all: new organization, or no Guard. */
    "ok-but-empty",
    "key-rejected",
    "not-admin",
    "missing-scope",
    "organization-not-found",
    "no-guard",
    "rate-limited",
    "unreachable",
  ]),
  /** One or two sentences: what happened and what to do. */
  message: z.string(),
});
export type ConnectionCheck = z.infer<typeof ConnectionCheck>;
