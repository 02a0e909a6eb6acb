import { z } from "zod";

/** How much the app logs, as a document of kind `settings`. Errors are always logged. */
export const Logging = z.object({
  level: z.enum(["error", "warn", "info"]).default("info"),
  /** Details of some areas, until a moment (epoch milliseconds). Null: of none. */
  debug: z
    .object({
      /** Names of areas, divided by commas or spaces: `*` stands for any letters, `-` before a name takes it out. */
      areas: z
        .string()
        .trim()
        .min(1, "Name an area, or audit-stream:* for all")
        .max(200, "At most 200 characters")
        .regex(/^[a-z0-9:*,\s-]+$/, "Small letters, digits, : * - and commas only"),
      until: z.number().int(),
    })
    .nullable()
    .default(null),
});
export type Logging = z.infer<typeof Logging>;
