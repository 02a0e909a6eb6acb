import { z } from "zod";

// Adaptive Cards 1.4: https://adaptivecards.io/explorer. Kinds and keys that are not known here are refused.

const text = z.string().min(1);
const look = {
  size: z.enum(["default", "small", "medium", "large", "extraLarge"]).optional(),
  weight: z.enum(["default", "lighter", "bolder"]).optional(),
  color: z.enum(["default", "dark", "light", "accent", "good", "warning", "attention"]).optional(),
  isSubtle: z.boolean().optional(),
  fontType: z.enum(["default", "monospace"]).optional(),
};
const place = {
  spacing: z
    .enum(["none", "small", "default", "medium", "large", "extraLarge", "padding"])
    .optional(),
  separator: z.boolean().optional(),
};

const element = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("TextBlock"),
    text,
    wrap: z.boolean().optional(),
    ...look,
    ...place,
  }),
  z.strictObject({
    type: z.literal("FactSet"),
    facts: z.array(z.strictObject({ title: text, value: text })).min(1),
    ...place,
  }),
  z.strictObject({
    type: z.literal("RichTextBlock"),
    inlines: z
      .array(
        z.union([
          text,
          z.strictObject({
            type: z.literal("TextRun"),
            text,
            italic: z.boolean().optional(),
            strikethrough: z.boolean().optional(),
            ...look,
          }),
        ]),
      )
      .min(1),
    ...place,
  }),
]);

/** What the workflow "Send webhook alerts to a channel" takes. */
export const TeamsMessage = z.strictObject({
  type: z.literal("message"),
  attachments: z
    .array(
      z.strictObject({
        contentType: z.literal("application/vnd.microsoft.card.adaptive"),
        contentUrl: z.null().optional(),
        content: z.strictObject({
          $schema: z.string().optional(),
          type: z.literal("AdaptiveCard"),
          version: z.enum(["1.0", "1.1", "1.2", "1.3", "1.4", "1.5"]),
          msteams: z
            .strictObject({
              width: z.literal("Full").optional(),
              entities: z.array(z.unknown()).optional(),
            })
            .optional(),
          body: z.array(element).min(1),
        }),
      }),
    )
    .min(1),
});
export type TeamsMessage = z.infer<typeof TeamsMessage>;
