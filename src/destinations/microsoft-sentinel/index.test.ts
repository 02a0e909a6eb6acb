import { expect, test } from "@jest/globals";
import type { HttpAnswer } from "#ports";
import { createMemoryPlatform } from "#ports/memory-platform";
import { testDestination } from "../destination.suite";
import { exampleNotices } from "../example-notices";
import { httpSubject } from "../http-subject";
import { microsoftSentinel } from "./index";

const settings = {
  address: "https://example-a1b2.westeurope-1.ingest.monitor.azure.com",
  ruleId: "dcr-00000000000000000000000000000001",
  tenantId: "00000000-0000-0000-0000-00000000000a",
  clientId: "00000000-0000-0000-0000-00000000000b",
};
const secret = "example~client/secret+value";
const login =
  "https://login.microsoftonline.com/00000000-0000-0000-0000-00000000000a/oauth2/v2.0/token";
const token = json(200, { token_type: "Bearer", expires_in: 3_599, access_token: "eyJexample" });
const success = { answered: true, status: 204, headers: {}, body: "" } as const;
const attempt = {
  deliveryKey: "fedcba9876543210fedcba9876543210",
  destinationId: "sentinel-1",
  number: 1,
  unsettledSince: null,
  now: Date.UTC(2026, 10, 23, 5, 30),
};

testDestination(
  httpSubject(microsoftSentinel, {
    settings,
    secrets: { secret },
    mostCharacters: 330_000,
    mostBytes: 1_000_000,
    success,
    usual: ({ url }) => (url === login ? token : null),
  }),
);

test("asks for a token, and posts rows with it", async () => {
  const { requests, outcome } = await deliver(token, success);
  expect(outcome).toEqual({ result: "delivered", reference: attempt.deliveryKey });
  expect(requests).toEqual([
    {
      url: login,
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "grant_type=client_credentials&client_id=00000000-0000-0000-0000-00000000000b&client_secret=example%7Eclient%2Fsecret%2Bvalue&scope=https%3A%2F%2Fmonitor.azure.com%2F%2F.default",
      timeoutMs: 10_000,
    },
    {
      url: `${settings.address}/dataCollectionRules/${settings.ruleId}/streams/Custom-AuditStream_CL?api-version=2023-01-01`,
      method: "POST",
      headers: {
        authorization: "Bearer eyJexample",
        "content-type": "application/json",
        "x-ms-client-request-id": attempt.deliveryKey,
      },
      body: expect.stringMatching(/^\[\{"TimeGenerated":"2026-11-23T05:17:07.000Z"/),
      timeoutMs: 20_000,
    },
  ]);
});

const described = "AADSTS7000215: Invalid client secret provided: example~client/secret+value";

test.each([
  [
    "a secret that is wrong as something to mend",
    json(400, { error: "invalid_client", error_description: described }),
    {
      result: "retry",
      unknown: false,
      afterMs: 300_000,
      reason:
        "Microsoft's login answered 400: invalid_client: AADSTS7000215: Invalid client secret provided: •••",
    },
  ],
  [
    "a login that is busy as a wait",
    { answered: true, status: 429, headers: { "retry-after": "9" }, body: "" } as const,
    { result: "retry", unknown: false, afterMs: 9_000 },
  ],
  [
    "a login that does not answer as nothing sent",
    { answered: false, reason: "timeout", detail: "" } as const,
    { result: "retry", unknown: false },
  ],
  [
    "half of a token as none",
    { ...token, body: '{"access_token":"ey' },
    { result: "retry", unknown: false, reason: "Microsoft's login gave no token" },
  ],
])("takes %s", async (_, answer, outcome) => {
  const delivered = await deliver(answer, success);
  expect(delivered.outcome).toMatchObject(outcome);
  expect(delivered.requests).toHaveLength(1);
});

test("tells in the service's words why rows are refused", async () => {
  const message =
    "The authentication token provided does not have access to ingest data: eyJexample";
  const refused = json(403, { error: { code: "OperationFailed", message } });
  expect((await deliver(token, refused)).outcome).toMatchObject({
    result: "retry",
    reason:
      "Azure Monitor answered 403: OperationFailed: The authentication token provided does not have access to ingest data: •••",
  });
});

async function deliver(first: HttpAnswer, then: HttpAnswer) {
  const platform = createMemoryPlatform();
  await platform.secrets.set("destination:sentinel-1:secret", secret);
  platform.http.reply(({ url }) => (url === login ? first : then));
  const { alert } = exampleNotices();
  const outcome = await microsoftSentinel.deliver(platform, settings, alert, attempt);
  return { outcome, requests: platform.http.requests };
}

function json(status: number, body: unknown) {
  return { answered: true, status, headers: {}, body: JSON.stringify(body) } as const;
}
