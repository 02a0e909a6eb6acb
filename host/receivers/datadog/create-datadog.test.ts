import { expect, test } from "@jest/globals";
import { createVirtualClock } from "../../virtual-clock";
import { createDatadog } from "./create-datadog";

const NOW = Date.UTC(2026, 10, 23, 12);
const hour = 3_600_000;

const open = () => {
  const datadog = createDatadog({
    clock: createVirtualClock(NOW),
    site: "datadoghq.eu",
    apiKey: "key",
    alertOf: () => "a1",
  });
  const post = async (body: unknown, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await datadog.handler({
      method: "POST",
      url: "https://http-intake.logs.datadoghq.eu/api/v2/logs",
      headers: { "dd-api-key": "key", "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    return answer.status;
  };
  return { datadog, post };
};

const log = (more: object = {}) => ({ message: "a", ddtags: "kind:alert", ...more });

test("takes logs, and sees which come again", async () => {
  const { datadog, post } = open();
  expect(await post([log(), log({ message: "b" })])).toBe(202);
  expect(await post([log({ timestamp: NOW })])).toBe(202);
  expect(datadog.counts()).toEqual({ messages: 3, alerts: 1, distinct: 2, repeated: 1 });
});

test("drops what is older than 18 hours, and does not say so", async () => {
  const { datadog, post } = open();
  const at = (timestamp: number) => log({ timestamp, message: `${timestamp}` });
  expect(await post([at(NOW - 18 * hour), at(NOW - 18 * hour - 1)])).toBe(202);
  expect(datadog.counts().messages).toBe(1);
});

test.each([
  ["no key", [log()], { "dd-api-key": "" }, 401],
  ["another key", [log()], { "dd-api-key": "other" }, 403],
  ["another media type", [log()], { "content-type": "text/plain" }, 415],
  ["a log without a message", [log({ message: "" })], {}, 400],
  ["tags that are none", [log({ ddtags: "a b" })], {}, 400],
  ["what is no list", log(), {}, 400],
  ["what is no JSON", "[", {}, 400],
  ["1,001 logs", Array.from({ length: 1_001 }, () => log()), {}, 413],
  ["more than 5 MB", [log({ message: "x".repeat(5 * 1_024 * 1_024) })], {}, 413],
])("refuses %s", async (_, body, headers, status) => {
  const { datadog, post } = open();
  expect(await post(body, headers)).toBe(status);
  expect(datadog.counts().messages).toBe(0);
});
