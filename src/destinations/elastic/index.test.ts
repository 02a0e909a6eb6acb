import { expect, test } from "@jest/globals";
import type { HttpAnswer } from "#ports";
import { createMemoryPlatform } from "#ports/memory-platform";
import { testDestination } from "../destination.suite";
import { exampleNotices } from "../example-notices";
import { httpSubject } from "../http-subject";
import { elastic } from "./index";

const settings = { address: "https://example.es.elastic.example.com/" };
const key = "ZXhhbXBsZS1pZDpleGFtcGxlLWtleS10aGF0LW9wZW5zLW5vdGhpbmc=";
const created = { create: { _index: "logs-x-y", _id: "1", status: 201 } };
const success = json(200, { took: 3, errors: false, items: [created] });
const attempt = {
  deliveryKey: "fedcba9876543210fedcba9876543210",
  destinationId: "elastic-1",
  number: 1,
  unsettledSince: null,
  now: Date.UTC(2026, 10, 23, 5, 30),
};

testDestination(
  httpSubject(elastic, {
    settings,
    secrets: { key },
    mostCharacters: 330_000,
    mostBytes: 1_000_000,
    success,
  }),
);

test("creates documents by their keys in both data streams", async () => {
  const { requests } = await deliver(success);
  const [request] = requests;
  expect(request).toMatchObject({
    url: "https://example.es.elastic.example.com/_bulk",
    headers: { authorization: `ApiKey ${key}`, "content-type": "application/x-ndjson" },
  });
  const lines = request?.body.split("\n") ?? [];
  expect(lines.filter((_, index) => index % 2 === 0)).toEqual([
    `{"create":{"_index":"logs-audit_stream.alert-default","_id":"${attempt.deliveryKey}"}}`,
    '{"create":{"_index":"logs-atlassian_cloud.audit-default","_id":"00000000000000000000000000000000"}}',
    '{"create":{"_index":"logs-atlassian_cloud.audit-default","_id":"00000000000000000000000000000001"}}',
    "",
  ]);
});

test.each([
  ["what is there already as delivered", [item(201), item(409)], { result: "delivered" }],
  [
    "a document that has to wait as a reason to send all again",
    [item(400), item(429, "es_rejected_execution_exception")],
    {
      result: "retry",
      unknown: true,
      reason:
        "Elasticsearch answered 429 to a document: es_rejected_execution_exception because of it",
    },
  ],
  [
    "a document that is refused as refused",
    [item(201), item(400, "document_parsing_exception"), item(409)],
    {
      result: "rejected",
      reason: "Elasticsearch answered 400 to a document: document_parsing_exception because of it",
    },
  ],
])("takes %s", async (_, items, outcome) => {
  const answer = json(200, { took: 3, errors: true, items });
  expect((await deliver(answer)).outcome).toMatchObject(outcome);
});

test("does not know what became of documents where half of the answer is missing", async () => {
  const answer = { ...success, body: '{"took":3,"errors":fal' };
  expect((await deliver(answer)).outcome).toMatchObject({ result: "retry", unknown: true });
});

test("tells in Elasticsearch's words why a key is refused", async () => {
  const reason = `unable to authenticate with provided credentials ${key}`;
  const { outcome } = await deliver(json(401, { error: { type: "security_exception", reason } }));
  expect(outcome).toMatchObject({
    result: "retry",
    reason:
      "Elasticsearch answered 401: security_exception: unable to authenticate with provided credentials •••",
  });
});

function item(status: number, type?: string) {
  const error = type === undefined ? {} : { error: { type, reason: "because of it" } };
  return { create: { _index: "logs-x-y", _id: "1", status, ...error } };
}

function json(status: number, body: unknown) {
  return { answered: true, status, headers: {}, body: JSON.stringify(body) } as const;
}

async function deliver(answer: HttpAnswer) {
  const platform = createMemoryPlatform();
  await platform.secrets.set("destination:elastic-1:key", key);
  platform.http.reply(() => answer);
  const outcome = await elastic.deliver(platform, settings, exampleNotices().alert, attempt);
  return { outcome, requests: platform.http.requests };
}
