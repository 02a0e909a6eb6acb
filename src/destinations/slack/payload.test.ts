import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { z } from "zod";
import { exampleNotices } from "../example-notices";
import { hostileTexts } from "../hostile-texts";
import golden from "./golden.json";
import { messageOf } from "./payload";

/** Slack's limits of the blocks that are used, as its reference has them. */
const PlainText = (most: number) =>
  z.strictObject({
    type: z.literal("plain_text"),
    text: z.string().min(1).max(most),
    emoji: z.literal(false),
  });
const RichText = z.strictObject({
  type: z.literal("text"),
  text: z.string().min(1),
  style: z.strictObject({ bold: z.boolean() }).optional(),
});
const Message = z.strictObject({
  text: z.string().min(1).max(4_000),
  blocks: z
    .array(
      z.discriminatedUnion("type", [
        z.strictObject({ type: z.literal("header"), text: PlainText(150) }),
        z.strictObject({
          type: z.literal("section"),
          text: PlainText(3_000).optional(),
          fields: z.array(PlainText(2_000)).max(10).optional(),
        }),
        z.strictObject({ type: z.literal("context"), elements: z.array(PlainText(3_000)).max(10) }),
        z.strictObject({
          type: z.literal("rich_text"),
          elements: z.array(
            z.strictObject({
              type: z.literal("rich_text_list"),
              style: z.literal("bullet"),
              elements: z.array(
                z.strictObject({
                  type: z.literal("rich_text_section"),
                  elements: z.array(RichText),
                }),
              ),
            }),
          ),
        }),
      ]),
    )
    .max(50),
  unfurl_links: z.literal(false),
  unfurl_media: z.literal(false),
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

test.each([...Object.entries(hostileTexts), ["nothing", ""]])(
  "keeps to Slack's limits and reads no markup in %s",
  (_, text) => {
    for (const notice of Object.values(exampleNotices(text, 5_000))) {
      const message = messageOf(notice);
      expect(Message.safeParse(message).error).toBeUndefined();
      expect(JSON.stringify(message).length).toBeLessThanOrEqual(12_000);
      expect(message.text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
    }
  },
);

test("keeps to them whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 5_000 }), (text) => {
      const message = messageOf(exampleNotices(text, 20).alert);
      expect(Message.safeParse(message).error).toBeUndefined();
      expect(JSON.stringify(message).length).toBeLessThanOrEqual(12_000);
    }),
  );
});

test("takes a title to the last character of a header, and counts what is over", () => {
  const { alert } = exampleNotices();
  const titled = (length: number) =>
    JSON.stringify(
      messageOf({ ...alert, alert: { ...alert.alert, title: "t".repeat(length) } }).blocks[0],
    );
  expect(titled(143)).toContain(`"[high] ${"t".repeat(143)}"`);
  expect(titled(144)).toContain("t… (+7)");
});

test("tells ten events and how many more there are", () => {
  const message = JSON.stringify(messageOf(exampleNotices(undefined, 5_000).alert));
  expect(message).toContain("2026-11-23T05:25:07Z");
  expect(message).not.toContain("2026-11-23T05:26:07Z");
  expect(message).toContain("and 4,990 more");
});
