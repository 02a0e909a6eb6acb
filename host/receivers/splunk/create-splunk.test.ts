import { expect, test } from "@jest/globals";
import { createVirtualClock } from "../../virtual-clock";
import { createSplunk } from "./create-splunk";

const origin = "https://http-inputs-example.splunkcloud.com";
const channel = "01234567-89ab-cdef-0123-456789abcdef";

const open = (acknowledges = false) => {
  const clock = createVirtualClock(1_000_000);
  const splunk = createSplunk({
    clock,
    origin,
    token: "example-token",
    acknowledges,
    indexes: ["main", "security"],
    alertOf: (event) =>
      typeof event === "object" && event !== null && "alert_key" in event
        ? String(event.alert_key)
        : undefined,
  });
  const post = async (
    body: string,
    headers: Readonly<Record<string, string>> = {},
    path = "/services/collector/event",
  ) => {
    const answer = await splunk.handler({
      method: "POST",
      url: `${origin}${path}`,
      headers: { authorization: "Splunk example-token", ...headers },
      body,
    });
    return { status: answer.status, ...JSON.parse(answer.body) };
  };
  return { clock, splunk, post };
};

const event = (more: object = {}) =>
  JSON.stringify({
    time: "1795411027.000",
    host: "audit-stream",
    source: "audit-stream",
    sourcetype: "atlassian:audit:alert",
    index: "security",
    event: { type: "alert", delivery_key: "d1", alert_key: "a1" },
    ...more,
  });

test.each([["\n"], [""], ["  "]])("takes concatenated objects between %j", async (between) => {
  const { splunk, post } = open();
  const second = event({ event: { type: "alert_event", alert_key: "a1", text: '}{"' } });
  expect(await post([event(), second].join(between))).toEqual({
    status: 200,
    text: "Success",
    code: 0,
  });
  expect(splunk.counts()).toEqual({ messages: 2, alerts: 1, distinct: 2, repeated: 0 });
  await post(event());
  expect(splunk.counts()).toMatchObject({ messages: 3, distinct: 2, repeated: 1 });
});

test.each([
  ["no authorization", { authorization: "" }, 401, 2],
  ["another scheme", { authorization: "Bearer example-token" }, 401, 3],
  ["another token", { authorization: "Splunk other" }, 403, 4],
  ["a channel that is no GUID", { "x-splunk-request-channel": "mine" }, 400, 11],
])("refuses %s", async (_what, headers, status, code) => {
  expect(await open().post(event(), headers)).toMatchObject({ status, code });
});

test.each([
  ["nothing", "", { code: 5 }],
  ["no JSON", "hello", { code: 6, "invalid-event-number": 0 }],
  ["an array", `[${event()}]`, { code: 6, "invalid-event-number": 0 }],
  ["an object that breaks off", `${event()}{"event":`, { code: 6, "invalid-event-number": 1 }],
  ["an index of others", event({ index: "hr" }), { code: 7, "invalid-event-number": 0 }],
  ["no event", '{"time":1}', { code: 12, "invalid-event-number": 0 }],
  ["a blank event", event({ event: "" }), { code: 13, "invalid-event-number": 0 }],
  ["a key that is none of its own", event({ level: 1 }), { code: 6, "invalid-event-number": 0 }],
  ["nested fields", event({ fields: { a: { b: 1 } } }), { code: 6, "invalid-event-number": 0 }],
])("refuses %s", async (_what, body, said) => {
  expect(await open().post(body)).toMatchObject({ status: 400, ...said });
});

test("takes what stands before a bad event", async () => {
  const { splunk, post } = open();
  await post(event() + event({ event: "" }));
  expect(splunk.counts().messages).toBe(1);
});

test("with acknowledgement wants a channel, numbers what comes, and says once that it is indexed", async () => {
  const { clock, post } = open(true);
  const on = { "x-splunk-request-channel": channel };
  const ask = () => post('{"acks":[0,1,7]}', on, "/services/collector/ack");
  expect(await post(event())).toMatchObject({ status: 400, code: 10 });
  expect(await post(event(), on)).toMatchObject({ code: 0, ackId: 0 });
  expect(await post(event(), on)).toMatchObject({ code: 0, ackId: 1 });
  expect((await ask()).acks).toEqual({ 0: false, 1: false, 7: false });
  await clock.advance(3_000);
  expect((await ask()).acks).toEqual({ 0: true, 1: true, 7: false });
  expect((await ask()).acks).toEqual({ 0: false, 1: false, 7: false });
});

test("without acknowledgement says so", async () => {
  expect(await open().post('{"acks":[0]}', {}, "/services/collector/ack")).toMatchObject({
    status: 400,
    code: 14,
  });
});

test("is busy in its own words", async () => {
  const { splunk, post } = open();
  splunk.knobs.nextFaults.push("503");
  expect(await post(event())).toEqual({ status: 503, text: "Server is busy", code: 9 });
  expect(splunk.counts().messages).toBe(0);
});
