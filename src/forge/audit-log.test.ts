import { afterEach, expect, test } from "@jest/globals";
import { createAuditLog } from "./audit-log";

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
});

const request = { orgId: "org-1", apiKey: "key-1", limit: 500, timeoutMs: 1_000 };

test("asks the stream in ascending order, with the key as bearer and without following redirects", async () => {
  const asked = play(() => new Response('{"data":[]}', { headers: { "X-Next": "1" } }));
  const answer = await createAuditLog().eventsStream({
    ...request,
    orgId: "a/../b?c#d",
    cursor: "c&1=",
    from: 1,
    to: 2,
  });
  expect(answer).toMatchObject({ answered: true, status: 200, body: '{"data":[]}' });
  expect(answer.answered && answer.headers["x-next"]).toBe("1");
  expect(asked.map(({ url }) => url)).toEqual([
    "https://api.atlassian.com/admin/v1/orgs/a%2F..%2Fb%3Fc%23d/events-stream?limit=500&sortOrder=asc&cursor=c%261%3D&from=1&to=2",
  ]);
  expect(asked[0]?.init).toMatchObject({
    redirect: "manual",
    headers: { authorization: "Bearer key-1" },
  });
});

test("leaves out what is not asked for", async () => {
  const asked = play(() => new Response("{}"));
  await createAuditLog().eventsStream(request);
  await createAuditLog().eventActions(request);
  expect(asked.map(({ url }) => url)).toEqual([
    "https://api.atlassian.com/admin/v1/orgs/org-1/events-stream?limit=500&sortOrder=asc",
    "https://api.atlassian.com/admin/v1/orgs/org-1/event-actions",
  ]);
});

test("passes on every status and body as it came", async () => {
  play(() => new Response("<html>", { status: 502 }));
  expect(await createAuditLog().eventsStream(request)).toMatchObject({
    answered: true,
    status: 502,
    body: "<html>",
  });
});

test("takes a body without end for no answer, and stops reading it", async () => {
  let sent = 0;
  play(
    () =>
      new Response(
        new ReadableStream({
          pull: (controller) => {
            sent += 1;
            controller.enqueue(new Uint8Array(2 ** 20));
          },
        }),
      ),
  );
  const answer = await createAuditLog().eventsStream({ ...request, timeoutMs: 20_000 });
  expect(answer).toMatchObject({ answered: false, reason: "network" });
  expect(sent).toBeLessThan(40);
});

test("tells apart what the manifest forbids, what is too slow and what is broken, and never tells the key", async () => {
  const denied = Object.assign(
    new Error("URL not included in the external fetch backend permissions"),
    {
      name: "REQUEST_EGRESS_ALLOWLIST_ERR",
    },
  );
  const failures = [
    denied,
    Object.assign(new Error("late"), { name: "TimeoutError" }),
    new TypeError("fetch failed"),
  ];
  const answers = [];
  for (const failure of failures) {
    play(() => {
      throw failure;
    });
    answers.push(await createAuditLog().eventsStream(request));
  }
  expect(answers.map((answer) => !answer.answered && answer.reason)).toEqual([
    "egress-denied",
    "timeout",
    "network",
  ]);
  expect(JSON.stringify(answers)).not.toContain("key-1");
});

test("waits no longer than it may", async () => {
  play(() => new Promise(() => {}));
  expect(await createAuditLog().eventsStream({ ...request, timeoutMs: 20 })).toMatchObject({
    answered: false,
    reason: "timeout",
  });
});

function play(answer: () => Response | Promise<Response>) {
  const asked: Array<{ readonly url: string; readonly init: RequestInit | undefined }> = [];
  globalThis.fetch = async (url, init) => {
    asked.push({ url: url instanceof Request ? url.url : String(url), init });
    return await answer();
  };
  return asked;
}
