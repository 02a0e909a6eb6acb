import { expect, test } from "@jest/globals";
import { Webhook } from "standardwebhooks";
import { createVirtualClock } from "../../virtual-clock";
import { createWebhookReceiver } from "./create-webhook-receiver";

const NOW = 1_795_411_027_000;
const secret = `whsec_${Buffer.alloc(24, 1).toString("base64")}`;
const next = `whsec_${Buffer.alloc(24, 2).toString("base64")}`;
const stranger = `whsec_${Buffer.alloc(24, 3).toString("base64")}`;

const open = (options: { readonly authorization?: string; readonly unsigned?: true } = {}) => {
  const clock = createVirtualClock(NOW);
  const receiver = createWebhookReceiver({
    clock,
    origin: "https://siem.example.com",
    path: "/audit",
    secrets: options.unsigned === true ? [] : [secret, next],
    ...(options.authorization === undefined ? {} : { authorization: options.authorization }),
    alertOf: () => "a1",
  });
  const post = async (body: string, headers: Readonly<Record<string, string>>, path = "/audit") => {
    const url = `https://siem.example.com${path}`;
    const answer = await receiver.handler({
      method: "POST",
      url,
      headers: { "content-type": "application/json", ...headers },
      body,
    });
    return [answer.status, answer.body];
  };
  return { receiver, post };
};

const body = JSON.stringify({
  type: "alert.opened",
  timestamp: "2026-11-23T05:17:37.000Z",
  data: { alert: { key: "a1" } },
});
const signed = (by: string, at = NOW, text = body, id = "msg1") => ({
  "webhook-id": id,
  "webhook-timestamp": `${Math.floor(at / 1_000)}`,
  "webhook-signature": new Webhook(by).sign(id, new Date(at), text),
});

test("takes what is signed by one of its secrets, and counts what comes twice", async () => {
  const { receiver, post } = open();
  const old = signed(stranger);
  const both = {
    ...old,
    "webhook-signature": `${old["webhook-signature"]} ${signed(next)["webhook-signature"]}`,
  };
  expect((await post(body, signed(secret)))[0]).toBe(200);
  expect((await post(body, both))[0]).toBe(200);
  expect((await post(body, signed(secret, NOW, body, "msg2")))[0]).toBe(200);
  expect(receiver.counts()).toEqual({ messages: 3, alerts: 1, distinct: 2, repeated: 1 });
  expect(receiver.received().map(({ key, times }) => [key, times])).toEqual([
    ["msg2", 1],
    ["msg1", 2],
  ]);
});

test.each([
  ["another signature", body, signed(stranger), 401],
  ["a changed body", `${body} `, signed(secret), 401],
  ["no signature", body, { "webhook-id": "msg1", "webhook-timestamp": "1795411027" }, 400],
  ["an id with a dot", body, signed(secret, NOW, body, "msg.1"), 400],
  ["a time 301 s ago", body, signed(secret, NOW - 301_000), 400],
  ["a time in 301 s", body, signed(secret, NOW + 301_000), 400],
  ["another content type", body, { ...signed(secret), "content-type": "text/plain" }, 415],
  ["no envelope", '{"a":1}', signed(secret, NOW, '{"a":1}'), 400],
  ["no JSON", "x", signed(secret, NOW, "x"), 400],
])("refuses %s", async (_what, text, headers, status) => {
  const { receiver, post } = open();
  expect((await post(text, headers))[0]).toBe(status);
  expect(receiver.counts().messages).toBe(0);
});

test("a time 299 s ago is in time", async () => {
  expect((await open().post(body, signed(secret, NOW - 299_000)))[0]).toBe(200);
});

test("may want a key in the Authorization header, with or without signatures", async () => {
  const { post } = open({ authorization: "Bearer example", unsigned: true });
  expect((await post(body, {}))[0]).toBe(401);
  expect((await post(body, { authorization: "Bearer example" }))[0]).toBe(200);
});

test("can be gone for good", async () => {
  const { receiver, post } = open();
  receiver.knobs.status = 410;
  expect(await post(body, signed(secret))).toEqual([410, ""]);
});
