import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { z } from "zod";
import { exampleNotices } from "../example-notices";
import { hostileTexts } from "../hostile-texts";
import golden from "./golden.json";
import { messageOf } from "./payload";

/** The elements that are used, as the schema of Adaptive Cards has them. None of them reads Markdown. */
const TextRun = z.strictObject({
  type: z.literal("TextRun"),
  text: z
    .string()
    .min(1)
    .refine((text) => !text.includes("{{")),
  size: z.enum(["small", "large"]).optional(),
  weight: z.literal("bolder").optional(),
  isSubtle: z.literal(true).optional(),
});
const Message = z.strictObject({
  type: z.literal("message"),
  attachments: z.tuple([
    z.strictObject({
      contentType: z.literal("application/vnd.microsoft.card.adaptive"),
      contentUrl: z.null(),
      content: z.strictObject({
        $schema: z.literal("http://adaptivecards.io/schemas/adaptive-card.json"),
        type: z.literal("AdaptiveCard"),
        version: z.literal("1.4"),
        msteams: z.strictObject({ width: z.literal("Full") }),
        body: z.array(
          z.strictObject({
            type: z.literal("RichTextBlock"),
            spacing: z.literal("small").optional(),
            inlines: z.array(TextRun).min(1),
          }),
        ),
      }),
    }),
  ]),
});

test("makes these messages", () => {
  const { alert, match, count, events, digest } = exampleNotices();
  expect({
    alert: messageOf(alert),
    match: messageOf(match),
    count: messageOf(count),
    events: messageOf(events),
    digest: messageOf(digest),
  }).toEqual(golden);
});

const bytes = (message: unknown): number => Buffer.byteLength(JSON.stringify(message));

test.each([
  ...Object.entries(hostileTexts),
  ["nothing", ""],
  ["three bytes a character", "監査".repeat(5_000)],
  ["functions of cards", "{{DATE(2026-11-23T05:16:07Z,SHORT)}} {{{{TIME(x)}}"],
])("is a card of texts alone, below the limit, with %s", (_, text) => {
  for (const notice of Object.values(exampleNotices(text, 5_000))) {
    const message = messageOf(notice);
    expect(Message.safeParse(message).error).toBeUndefined();
    expect(bytes(message)).toBeLessThanOrEqual(20_000);
  }
});

test("is so whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 5_000 }), (text) => {
      const message = messageOf(exampleNotices(text, 20).alert);
      expect(Message.safeParse(message).error).toBeUndefined();
      expect(bytes(message)).toBeLessThanOrEqual(20_000);
    }),
  );
});
