import { expect, test } from "@jest/globals";
import { createVirtualClock } from "../../virtual-clock";
import { createSentinel } from "./create-sentinel";

const NOW = Date.UTC(2026, 10, 23, 12);
const origin = "https://example-a1b2.westeurope-1.ingest.monitor.azure.com";
const path = "/dataCollectionRules/dcr-1/streams/Custom-AuditStream_CL?api-version=2023-01-01";
const form = {
  grant_type: "client_credentials",
  client_id: "client",
  client_secret: "secret",
  scope: "https://monitor.azure.com//.default",
};
const words =
  "RecordType Title Level DeliveryKey AlertKey EventKey Action Product Outcome ActorId ActorName ActorEmail SourceIp Country City TargetType TargetId TargetName".split(
    " ",
  );
const row = (more: object = {}) => ({
  ...Object.fromEntries(words.map((name) => [name, name])),
  TimeGenerated: "2026-11-23T05:16:07.000Z",
  OccurredAt: "2026-11-23T05:16:07.000Z",
  Details: {},
  ...more,
});

const open = () => {
  const clock = createVirtualClock(NOW);
  const sentinel = createSentinel({
    clock,
    origin,
    ruleId: "dcr-1",
    stream: "Custom-AuditStream_CL",
    application: { tenantId: "tenant", clientId: "client", clientSecret: "secret" },
  });
  const ask = async (more: Readonly<Record<string, string>> = {}) => {
    const answer = await sentinel.handler({
      method: "POST",
      url: "https://login.microsoftonline.com/tenant/oauth2/v2.0/token",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ ...form, ...more }).toString(),
    });
    return { status: answer.status, ...JSON.parse(answer.body) };
  };
  const post = async (body: unknown, token: string, at = path) => {
    const answer = await sentinel.handler({
      method: "POST",
      url: `${origin}${at}`,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return [answer.status, answer.body === "" ? "" : JSON.parse(answer.body).error.code];
  };
  return { clock, sentinel, ask, post };
};

test("takes rows with a token that it gave, for as long as that lives", async () => {
  const { clock, sentinel, ask, post } = open();
  const { access_token: token } = await ask();
  expect(await post([row(), row({ AlertKey: "" })], token)).toEqual([204, ""]);
  expect(await post([row()], token)).toEqual([204, ""]);
  expect(sentinel.counts()).toEqual({ messages: 3, alerts: 1, distinct: 2, repeated: 1 });
  await clock.advance(3_599_000);
  expect(await post([row()], token)).toEqual([401, "InvalidToken"]);
});

test.each([
  [{ client_secret: "other" }, "invalid_client"],
  [{ client_id: "other" }, "unauthorized_client"],
  [{ scope: "https://monitor.azure.com/.default" }, "invalid_scope"],
  [{ grant_type: "password" }, "unsupported_grant_type"],
])("gives no token for %j", async (more, error) => {
  expect(await open().ask(more)).toMatchObject({ error });
});

test.each([
  ["another rule", [row()], path.replace("dcr-1", "dcr-2"), 404, "NotFound"],
  ["another stream", [row()], path.replace("Audit", "Other"), 400, "InvalidStream"],
  ["another version", [row()], path.replace("2023", "2019"), 400, "InvalidApiVersion"],
  ["a row that is no list", row(), path, 400, "InvalidPayload"],
  ["an unknown column", [row({ Other: "" })], path, 400, "InvalidPayload"],
  ["a time that is none", [row({ TimeGenerated: "now" })], path, 400, "InvalidPayload"],
  ["a column of 65 KB", [row({ Title: "x".repeat(66_000) })], path, 400, "InvalidPayload"],
  [
    "more than 1 MB",
    Array.from({ length: 20 }, () => row({ Title: "x".repeat(60_000) })),
    path,
    413,
    "ContentLengthLimitExceeded",
  ],
])("refuses %s", async (_, body, at, status, code) => {
  const { sentinel, ask, post } = open();
  expect(await post(body, (await ask()).access_token, at)).toEqual([status, code]);
  expect(sentinel.counts().messages).toBe(0);
});
