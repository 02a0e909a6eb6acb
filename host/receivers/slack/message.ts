import { z } from "zod";

// Slack's limits: https://docs.slack.dev/reference/block-kit/blocks. Unknown kinds and unknown keys are refused.

const id = z.string().min(1).max(255).optional();
const plain = (limit: number) =>
  z.strictObject({
    type: z.literal("plain_text"),
    text: z.string().min(1).max(limit),
    emoji: z.boolean().optional(),
  });
const mrkdwn = (limit: number) =>
  z.strictObject({
    type: z.literal("mrkdwn"),
    text: z.string().min(1).max(limit),
    verbatim: z.boolean().optional(),
  });
const text = (limit: number) => z.discriminatedUnion("type", [plain(limit), mrkdwn(limit)]);
const https = z.url({ protocol: /^https?$/ }).max(3_000);

const image = z.strictObject({
  type: z.literal("image"),
  image_url: https,
  alt_text: z.string().min(1).max(2_000),
});

const button = z.strictObject({
  type: z.literal("button"),
  text: plain(75),
  action_id: id,
  url: https.optional(),
  value: z.string().max(2_000).optional(),
  style: z.enum(["primary", "danger"]).optional(),
  accessibility_label: z.string().max(75).optional(),
});

const style = z.strictObject({
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  strike: z.boolean().optional(),
  code: z.boolean().optional(),
});
const inline = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("text"),
    text: z.string().min(1),
    style: style.optional(),
  }),
  z.strictObject({
    type: z.literal("link"),
    url: https,
    text: z.string().min(1).optional(),
    unsafe: z.boolean().optional(),
    style: style.optional(),
  }),
  z.strictObject({ type: z.literal("emoji"), name: z.string().min(1) }),
  z.strictObject({ type: z.literal("user"), user_id: z.string().min(1), style: style.optional() }),
  z.strictObject({
    type: z.literal("usergroup"),
    usergroup_id: z.string().min(1),
    style: style.optional(),
  }),
  z.strictObject({ type: z.literal("broadcast"), range: z.enum(["here", "channel", "everyone"]) }),
]);
const richSection = z.strictObject({
  type: z.literal("rich_text_section"),
  elements: z.array(inline).min(1),
});
const rich = z.discriminatedUnion("type", [
  richSection,
  z.strictObject({
    type: z.literal("rich_text_list"),
    style: z.enum(["bullet", "ordered"]),
    indent: z.number().int().min(0).max(8).optional(),
    offset: z.number().int().min(0).optional(),
    border: z.number().int().min(0).max(1).optional(),
    elements: z.array(richSection).min(1),
  }),
  z.strictObject({
    type: z.literal("rich_text_preformatted"),
    border: z.number().int().min(0).max(1).optional(),
    elements: z.array(inline).min(1),
  }),
  z.strictObject({
    type: z.literal("rich_text_quote"),
    border: z.number().int().min(0).max(1).optional(),
    elements: z.array(inline).min(1),
  }),
]);

const block = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("header"), text: plain(150), block_id: id }),
  z.strictObject({ type: z.literal("divider"), block_id: id }),
  z
    .strictObject({
      type: z.literal("section"),
      text: text(3_000).optional(),
      fields: z.array(text(2_000)).min(1).max(10).optional(),
      accessory: z.discriminatedUnion("type", [image, button]).optional(),
      expand: z.boolean().optional(),
      block_id: id,
    })
    .refine((section) => section.text !== undefined || section.fields !== undefined, {
      error: "a section has text or fields",
    }),
  z.strictObject({
    type: z.literal("context"),
    elements: z
      .array(z.discriminatedUnion("type", [plain(2_000), mrkdwn(2_000), image]))
      .min(1)
      .max(10),
    block_id: id,
  }),
  z.strictObject({
    type: z.literal("actions"),
    elements: z.array(button).min(1).max(25),
    block_id: id,
  }),
  z.strictObject({ type: z.literal("rich_text"), elements: z.array(rich).min(1), block_id: id }),
  z.strictObject({
    type: z.literal("markdown"),
    text: z.string().min(1).max(12_000),
    block_id: id,
  }),
  z.strictObject({
    ...image.shape,
    image_url: https,
    title: plain(2_000).optional(),
    block_id: id,
  }),
]);

/** The body of a post to an incoming webhook. */
export const SlackMessage = z.strictObject({
  text: z.string().max(40_000).optional(),
  blocks: z.array(block).max(50).optional(),
  unfurl_links: z.boolean().optional(),
  unfurl_media: z.boolean().optional(),
  mrkdwn: z.boolean().optional(),
  thread_ts: z.string().optional(),
});
export type SlackMessage = z.infer<typeof SlackMessage>;
