import { expect, test } from "@jest/globals";
import { createVirtualClock } from "../../virtual-clock";
import { createElastic } from "./create-elastic";

const stream = "logs-atlassian_cloud.audit-default";
const plain = { "@timestamp": "2026-11-23T05:16:07.000Z", alert: "a1" };

const open = () => {
  const elastic = createElastic({
    clock: createVirtualClock(0),
    origin: "https://elastic.example.com",
    apiKey: "key",
    streams: [stream],
    alertOf: (document) =>
      typeof document === "object" && document !== null && "alert" in document
        ? String(document.alert)
        : undefined,
  });
  const post = async (body: string, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await elastic.handler({
      method: "POST",
      url: "https://elastic.example.com/_bulk",
      headers: { authorization: "ApiKey key", "content-type": "application/x-ndjson", ...headers },
      body,
    });
    return { status: answer.status, ...JSON.parse(answer.body) };
  };
  return { elastic, post };
};

const line = (id: string, document: unknown = plain, index = stream, action = "create") =>
  `${JSON.stringify({ [action]: { _index: index, _id: id } })}\n${JSON.stringify(document)}\n`;
const statuses = ({ items }: { items: ReadonlyArray<Record<string, { status: number }>> }) =>
  items.flatMap((item) => Object.values(item).map(({ status }) => status));

test("creates each document once", async () => {
  const { elastic, post } = open();
  const first = await post(line("1") + line("2"));
  expect([first.errors, statuses(first)]).toEqual([false, [201, 201]]);
  const second = await post(line("2") + line("3"));
  expect([second.errors, statuses(second)]).toEqual([true, [409, 201]]);
  expect(elastic.counts()).toEqual({ messages: 3, alerts: 1, distinct: 3, repeated: 0 });
});

test.each([
  ["a document without a time", line("1", { alert: "a1" }), [400]],
  ["an address that is none", line("1", { ...plain, source: { ip: "evil" } }), [400]],
  ["a keyword that is too long", line("1", { ...plain, user: "x".repeat(32_767) }), [400]],
  ["another data stream", line("1", plain, "logs-other-default"), [403]],
  ["what would replace a document", line("1", plain, stream, "index"), [400]],
])("refuses %s, and takes what stands beside it", async (_, body, expected) => {
  const { elastic, post } = open();
  expect(statuses(await post(body + line("2")))).toEqual([...expected, 201]);
  expect(elastic.counts().messages).toBe(1);
});

test.each([
  ["another key", line("1"), { authorization: "ApiKey other" }, 401],
  ["another media type", line("1"), { "content-type": "text/plain" }, 406],
  ["a body without a newline at its end", line("1").trimEnd(), {}, 400],
  ["a line without a document", '{"create":{"_index":"a","_id":"1"}}\n', {}, 400],
  ["what is no JSON", "{\n{\n", {}, 400],
])("refuses %s as a whole", async (_, body, headers, status) => {
  const { elastic, post } = open();
  expect((await post(body, headers)).status).toBe(status);
  expect(elastic.counts().messages).toBe(0);
});

test("tells every so many documents to come again", async () => {
  const { elastic, post } = open();
  elastic.knobs.busyItemEvery = 2;
  expect(statuses(await post(line("1") + line("2") + line("3")))).toEqual([201, 429, 201]);
});
