import { expect, test } from "@jest/globals";
import { asWebTrigger, type WebTriggerCall } from "./as-web-trigger";

async function seen(request: object): Promise<WebTriggerCall | undefined> {
  const calls: Array<WebTriggerCall> = [];
  await asWebTrigger(async (call) => {
    calls.push(call);
    return { status: 202 };
  })(request);
  return calls[0];
}

test("finds headers in any letter case, and takes none of two for the only one", async () => {
  const headers = { Authorization: ["Bearer a"], AUTHORIZATION: ["Bearer b", "c"], "X-One": ["1"] };
  expect(
    await seen({
      method: "post",
      userPath: "/health",
      headers,
      queryParameters: { token: ["1"], Token: ["2"] },
      body: "{}",
    }),
  ).toEqual({
    method: "POST",
    path: "/health",
    headers: { authorization: "Bearer a, Bearer b, c", "x-one": "1" },
    query: { token: "1", Token: "2" },
    body: "{}",
  });
});

test.each([
  {},
  { method: 7, userPath: null, headers: [], queryParameters: "x", body: { a: 1 } },
  { headers: { authorization: "no list" }, body: null },
])("takes what is missing or of another shape as empty: %j", async (request) => {
  expect(await seen(request)).toEqual({ method: "", path: "", headers: {}, query: {}, body: "" });
});

test("answers with JSON that nobody keeps, and to HEAD without a body", async () => {
  const handler = asWebTrigger(async () => ({
    status: 429,
    headers: { "retry-after": "9" },
    body: { error: "é" },
  }));
  expect(await handler({ method: "GET" })).toEqual({
    statusCode: 429,
    headers: {
      "cache-control": ["no-store"],
      "x-content-type-options": ["nosniff"],
      "content-type": ["application/json; charset=utf-8"],
      "retry-after": ["9"],
    },
    body: '{"error":"é"}',
  });
  expect(await handler({ method: "HEAD" })).not.toHaveProperty("body");
});
