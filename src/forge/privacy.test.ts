import { expect, test } from "@jest/globals";
import { createPrivacy } from "./privacy";

const NOW = Date.UTC(2026, 0, 5, 9);
const people = [{ accountId: "712020:ada", seenAt: NOW }];
const privacy = createPrivacy({ now: () => NOW });

test("reports ids and times, and reads the news", async () => {
  const news = [{ accountId: "712020:ada", status: "closed" }];
  const calls = playForge(() => new Response(JSON.stringify({ accounts: news })));
  expect(await privacy.report(people)).toEqual({ answered: true, news });
  expect(calls).toEqual([
    {
      path: "/app/report-accounts",
      body: { accounts: [{ accountId: "712020:ada", updatedAt: "2026-01-05T09:00:00.000Z" }] },
    },
  ]);
});

test("no content is no news", async () => {
  playForge(() => new Response(null, { status: 204 }));
  expect(await privacy.report(people)).toEqual({ answered: true, news: [] });
});

test.each([
  [429, { "retry-after": "120" }, { reason: "throttled", retryAfterMs: 120_000 }],
  [403, {}, { reason: "refused", retryAfterMs: null }],
  [401, {}, { reason: "refused", retryAfterMs: null }],
  [400, {}, { reason: "invalid", retryAfterMs: null }],
  [503, { "retry-after": "30" }, { reason: "unavailable", retryAfterMs: 30_000 }],
])("says what a status of %i means", async (status, headers, meaning) => {
  playForge(() => new Response("{}", { status, headers }));
  expect(await privacy.report(people)).toMatchObject({ answered: false, ...meaning });
});

test("the platform's own refusal is told from a broken line", async () => {
  playForge(() => new Response("", { status: 403, headers: { "forge-proxy-error": "NO_SCOPE" } }));
  expect(await privacy.report(people)).toMatchObject({ answered: false, reason: "refused" });
  playForge(() => {
    throw new TypeError("fetch failed");
  });
  expect(await privacy.report(people)).toMatchObject({ answered: false, reason: "unavailable" });
});

test("refuses more than Atlassian takes at once, and answers that cannot be read", async () => {
  const many = Array.from({ length: 91 }, (_, number) => ({ accountId: `${number}`, seenAt: 1 }));
  await expect(privacy.report(many)).rejects.toBeInstanceOf(RangeError);
  playForge(() => new Response(JSON.stringify({ accounts: [{ status: "gone" }] })));
  expect(await privacy.report(people)).toMatchObject({ answered: false, reason: "unavailable" });
});

/** Stands behind the door through which the platform's SDKs send everything. */
function playForge(answer: () => Response) {
  const calls: Array<{ readonly path: string; readonly body: unknown }> = [];
  Object.assign(globalThis, {
    __forge_runtime__: {
      appContext: {},
      lambdaContext: { getRemainingTimeInMillis: () => 1_000 },
    },
    __forge_fetch__: async (_: unknown, path: string, init: { readonly body: string }) => {
      calls.push({ path, body: JSON.parse(init.body) });
      return answer();
    },
  });
  return calls;
}
