import { expect, test } from "@jest/globals";
import { createVirtualClock } from "../../virtual-clock";
import { createSlack } from "./create-slack";

const path = "/services/T0EXAMPLE/B0EXAMPLE/example";
const open = () => {
  const clock = createVirtualClock(1_000_000);
  const slack = createSlack({
    clock,
    path,
    alertOf: (text) => /alert ([0-9a-f]{32})/.exec(text)?.[1],
  });
  const post = async (body: unknown, to = path) => {
    const { status, body: said } = await slack.handler({
      method: "POST",
      url: `https://hooks.slack.com${to}`,
      headers: { "content-type": "application/json" },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    return [status, said];
  };
  return { clock, slack, post };
};

const plain = (text: string) => ({ type: "plain_text", text, emoji: false });
const section = (text: string) => ({ type: "section", text: plain(text) });
const blocks = (...list: ReadonlyArray<unknown>) => ({ text: "fallback", blocks: list });
const list = (...texts: ReadonlyArray<string>) => ({
  type: "rich_text",
  elements: [
    {
      type: "rich_text_list",
      style: "bullet",
      elements: texts.map((text) => ({
        type: "rich_text_section",
        elements: [
          { type: "text", text: "12:00", style: { bold: true } },
          { type: "text", text },
        ],
      })),
    },
  ],
});

const alert = {
  ...blocks(
    { type: "header", text: plain("[high] Organization admin granted") },
    section("Somebody was made an administrator."),
    { type: "section", fields: [plain("Rule: x"), plain("Events: 2")] },
    list("Alex Example: user_granted_role", "Sam Sample from 192.0.2.17"),
    { type: "context", elements: [plain(`alert ${"0a".repeat(16)}`)] },
  ),
  unfurl_links: false,
  unfurl_media: false,
};

test("takes a message of the usual blocks with a plain ok, and finds its alert", async () => {
  const { slack, post } = open();
  expect(await post(alert)).toEqual([200, "ok"]);
  expect(await post(alert)).toEqual([200, "ok"]);
  expect(slack.counts()).toEqual({ messages: 2, alerts: 1, distinct: 1, repeated: 1 });
  expect(slack.received()[0]).toMatchObject({
    title: "[high] Organization admin granted",
    alert: "0a".repeat(16),
    times: 2,
    mentions: 0,
  });
});

test.each([
  ["broken JSON", "{", "invalid_payload"],
  ["a list", "[]", "invalid_payload"],
  ["an unknown key", { text: "x", surprise: 1 }, "invalid_payload"],
  ["nothing to say", {}, "no_text"],
  ["an unknown kind of block", blocks({ type: "surprise" }), "invalid_blocks"],
  ["an unknown key in a block", blocks({ ...section("x"), surprise: 1 }), "invalid_blocks"],
  ["51 blocks", blocks(...Array.from({ length: 51 }, () => section("x"))), "invalid_blocks"],
  ["a header of 151", blocks({ type: "header", text: plain("x".repeat(151)) }), "invalid_blocks"],
  ["a section of 3,001", blocks(section("x".repeat(3_001))), "invalid_blocks"],
  ["an empty text", blocks(section("")), "invalid_blocks"],
  ["a section of nothing", blocks({ type: "section" }), "invalid_blocks"],
  [
    "11 fields",
    blocks({ type: "section", fields: Array.from({ length: 11 }, () => plain("x")) }),
    "invalid_blocks",
  ],
  [
    "a field of 2,001",
    blocks({ type: "section", fields: [plain("x".repeat(2_001))] }),
    "invalid_blocks",
  ],
  [
    "11 context elements",
    blocks({ type: "context", elements: Array.from({ length: 11 }, () => plain("x")) }),
    "invalid_blocks",
  ],
  ["an empty text in a list", blocks(list("")), "invalid_blocks"],
  [
    "mrkdwn in a header",
    blocks({ type: "header", text: { type: "mrkdwn", text: "x" } }),
    "invalid_blocks",
  ],
  [
    "more than 13,200 characters in all",
    blocks(...Array.from({ length: 5 }, () => section("x".repeat(2_700)))),
    "msg_blocks_too_long",
  ],
])("refuses %s", async (_what, body, said) => {
  const { slack, post } = open();
  expect(await post(body)).toEqual([400, said]);
  expect(slack.counts().messages).toBe(0);
});

test("knows one webhook, and which part of a wrong address is wrong", async () => {
  const { post } = open();
  expect(await post(alert, "/services/T1/B1/other")).toEqual([404, "no_service"]);
  expect(await post(alert, `${path}s`)).toEqual([403, "invalid_token"]);
});

test("takes a burst of five and then one message a second", async () => {
  const { clock, post } = open();
  const statuses = [];
  for (let number = 0; number < 7; number += 1) statuses.push((await post(alert))[0]);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
  await clock.advance(1_000);
  expect([(await post(alert))[0], (await post(alert))[0]]).toEqual([200, 429]);
});

test.each([
  ["<!channel> in the fallback text", { text: "<!channel> look" }],
  ["a mention in mrkdwn", blocks({ type: "section", text: { type: "mrkdwn", text: "<@U1>" } })],
  [
    "a broadcast in rich text",
    blocks({
      type: "rich_text",
      elements: [
        { type: "rich_text_section", elements: [{ type: "broadcast", range: "channel" }] },
      ],
    }),
  ],
])("counts %s as somebody called", async (_what, body) => {
  const { slack, post } = open();
  await post(body);
  expect(slack.received()[0]?.mentions).toBe(1);
});

test("does not take mentions in plain text for mentions", async () => {
  const { slack, post } = open();
  await post(blocks(section("<!channel> <@U1>"), list("<!here>")));
  expect(slack.received()[0]?.mentions).toBe(0);
});
