import { expect, test } from "@jest/globals";
import { intake, type TakenIn } from "./intake";
import { testingTrigger } from "./testing-trigger";
import type { TriggerRequest } from "./trigger-request";

const stored: TakenIn = { taken: true, stored: 1, known: 0, quarantined: 0 };

async function setup(takeIn: () => Promise<TakenIn> = async () => stored) {
  const { deps, create, bearer } = await testingTrigger(0);
  const { secret } = await create({ method: "bearer", scopes: ["intake"] });
  const got: unknown[] = [];
  const send = (body: unknown, request: Partial<TriggerRequest> = {}) =>
    intake(
      deps,
      {
        method: "POST",
        path: "",
        headers: { authorization: `Bearer ${secret}` },
        query: {},
        body: typeof body === "string" ? body : JSON.stringify(body),
        ...request,
      },
      async (raws) => {
        got.push(...raws);
        return takeIn();
      },
    );
  return { deps, send, got, otherToken: bearer.secret };
}

const event = { id: "a", attributes: { time: "2026-01-05T09:00:00Z", action: "user_login" } };

test("answers when the events of a delivery are stored, and says what became of them", async () => {
  const { send, got } = await setup();
  expect(await send([{ data: { record: event } }])).toEqual({
    status: 200,
    body: { stored: 1, known: 0, quarantined: 0 },
  });
  expect(got).toEqual([event]);
});

test("takes nothing from whoever has no token for it", async () => {
  const { send, got, otherToken } = await setup();
  expect(await send([event], { headers: {} })).toMatchObject({ status: 401 });
  expect(await send([event], { headers: { authorization: `Bearer ${otherToken}` } })).toMatchObject(
    { status: 403 },
  );
  expect(await send([event], { method: "GET" })).toMatchObject({ status: 405 });
  expect(got).toEqual([]);
});

test("refuses what it cannot take whole", async () => {
  const { send, got } = await setup();
  expect(await send("no JSON")).toMatchObject({ status: 400 });
  expect(await send(`"${"x".repeat(1_000_000)}"`)).toMatchObject({ status: 413 });
  expect(await send(Array.from({ length: 501 }, () => event))).toMatchObject({ status: 413 });
  expect(got).toEqual([]);
});

test("asks the sender to come again while nothing can be stored", async () => {
  const full = await setup(async () => ({ taken: false, reason: "storage-full" }));
  expect(await full.send([event])).toMatchObject({
    status: 503,
    headers: { "retry-after": "3600" },
  });
  const apart = await setup(async () => ({ taken: false, reason: "not-connected" }));
  expect(await apart.send([event])).toMatchObject({ status: 409 });
});

test("an error in the app is no 200", async () => {
  const { deps, send, got } = await setup(() => Promise.reject(new Error("gone")));
  expect(await send([event])).toMatchObject({ status: 503, headers: { "retry-after": "60" } });
  expect(got).toEqual([event]);
  expect(JSON.stringify(deps.log.lines)).toContain("gone");
});

test("a sender has its share of a minute, and is told how long to wait", async () => {
  const { send } = await setup();
  for (let sent = 0; sent < 120; sent += 1) expect(await send([])).toMatchObject({ status: 200 });
  expect(await send([event])).toMatchObject({
    status: 429,
    headers: { "retry-after": expect.stringMatching(/^\d+$/) },
  });
});
