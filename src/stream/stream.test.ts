import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { z } from "zod";
import { StoredDestination } from "#destinations/stored-destination";
import { createPipeline } from "#pipeline";
import { upkeep } from "#upkeep";
import { normalise } from "#pipeline/normalise";
import { seal } from "#pipeline/seal";
import { store } from "#pipeline/store";
import type { HttpAnswer, HttpRequest } from "#ports";
import { dying } from "#ports/dying";
import { createMemoryPlatform, type MemoryPlatform } from "#ports/memory-platform";
import { untilDead } from "#ports/until-dead";
import { positionName, StreamPosition } from "./stream-position";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2026, 0, 5, 9);
const pipeline = createPipeline([]);

const answered = (status: number): HttpAnswer => ({
  answered: true,
  status,
  headers: {},
  body: "",
});

const Body = z.object({
  type: z.literal("events.streamed"),
  data: z.object({ events: z.array(z.object({ audit_event: z.object({ id: z.string() }) })) }),
});
const idsIn = ({ body }: HttpRequest): ReadonlyArray<string> =>
  Body.parse(JSON.parse(body)).data.events.map(({ audit_event }) => audit_event.id);

/** A server that refuses some events and writes down all others, oldest first. */
function server(deps: MemoryPlatform, refused: ReadonlyArray<string> = []) {
  const taken: string[] = [];
  const batches = new Map<string, string>();
  const state = { status: 204, refuses: refused };
  deps.http.reply((request) => {
    const ids = idsIn(request);
    if (ids.some((id) => state.refuses.includes(id))) return answered(400);
    if (state.status < 300) {
      const key = request.headers["webhook-id"] ?? "";
      expect(batches.get(key) ?? ids.join()).toBe(ids.join());
      batches.set(key, ids.join());
      taken.push(...ids);
    }
    return answered(state.status);
  });
  return { taken, state };
}

const inOrder = (taken: ReadonlyArray<string>): ReadonlyArray<string> => [...new Set(taken)];

async function setup(ids: ReadonlyArray<string> = ["siem"]): Promise<MemoryPlatform> {
  const deps = createMemoryPlatform({ now: START });
  for (const id of ids) {
    await deps.secrets.set(`destination:${id}:header`, "Bearer example-key");
    await change(deps, id, { stream: { enabled: true, from: 1, since: START } });
  }
  return deps;
}

async function change(
  deps: MemoryPlatform,
  id: string,
  changes: Partial<StoredDestination>,
): Promise<void> {
  const before = await deps.documents.read("destination", id);
  await deps.documents.save({
    kind: "destination",
    id,
    body: {
      kind: "webhook",
      name: id,
      enabled: true,
      settings: { address: `https://${id}.example.com/` },
      routing: { ruleIds: [], products: [], actorGroups: [] },
      ...StoredDestination.safeParse(before?.body).data,
      ...changes,
    } satisfies StoredDestination,
    expectedVersion: before?.version ?? 0,
    by: "admin",
    at: deps.clock.now(),
  });
}

let count = 0;

/** Stores events, and seals them into a segment of their own. Answers their ids. */
async function sealed(deps: MemoryPlatform, events: number): Promise<ReadonlyArray<string>> {
  const raws = Array.from({ length: events }, () => ({
    id: `e-${(count += 1)}`,
    attributes: { time: new Date(deps.clock.now()).toISOString(), action: "user_login" },
  }));
  await store(deps, normalise(deps, { orgId: "o", source: "org-audit-log", raws }));
  deps.clock.advance(5 * MINUTE);
  const until = deps.clock.now() + MINUTE;
  await seal(deps, { owner: "sealer", until, afterMs: 5 * MINUTE });
  return raws.map(({ id }) => id);
}

async function pass(deps: MemoryPlatform, minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    await pipeline.stream(deps);
    deps.clock.advance(MINUTE);
  }
}

const positionOf = async (deps: MemoryPlatform, id = "siem"): Promise<StreamPosition> =>
  StreamPosition.parse((await deps.checkpoints.read(positionName(id)))?.state);

test("sends every event in the order in which they were sealed, once", async () => {
  const deps = await setup();
  const { taken } = server(deps);
  const ids = [
    ...(await sealed(deps, 450)),
    ...(await sealed(deps, 1)),
    ...(await sealed(deps, 9)),
  ];
  await pass(deps, 1);
  expect(taken).toEqual(ids);
  expect(await positionOf(deps)).toMatchObject({ segment: 4, index: 0, sent: 460, caughtUp: true });
});

test("seals after five minutes where somebody streams, and after an hour where nobody does", async () => {
  for (const [ids, segments] of [
    [["siem"], 1],
    [[], 0],
  ] as const) {
    const deps = await setup(ids);
    const raws = [{ id: "1", attributes: { time: new Date(START).toISOString(), action: "a" } }];
    await store(deps, normalise(deps, { orgId: "o", source: "org-audit-log", raws }));
    await pass(deps, 7);
    expect((await deps.segments.last())?.number ?? 0).toBe(segments);
  }
});

test("a tick wakes the stream where there is one, and it wakes itself where it has to wait", async () => {
  const deps = await setup();
  await upkeep.tick(deps);
  expect(deps.queue.wakes).toEqual([{ queue: "stream", delaysSeconds: [0, 60, 120, 180, 240] }]);
  const { state } = server(deps);
  state.status = 429;
  await sealed(deps, 1);
  await pass(deps, 1);
  const [wait = 0] = deps.queue.wakes.at(-1)?.delaysSeconds ?? [];
  expect(wait).toBeGreaterThan(1);
});

test("a server that is down gets everything later, and delays no other", async () => {
  const deps = await setup(["dead", "well"]);
  const came: string[] = [];
  let isDown = true;
  deps.http.reply((request) => {
    if (request.url.includes("dead")) {
      if (isDown) return { answered: false, reason: "timeout", detail: "" };
    } else came.push(...idsIn(request));
    return answered(204);
  });
  const ids = await sealed(deps, 300);
  await pass(deps, 1);
  expect(came).toEqual(ids);
  await pass(deps, 60);
  expect(await positionOf(deps, "dead")).toMatchObject({ sent: 0, index: 0 });
  isDown = false;
  await pass(deps, 120);
  expect(await positionOf(deps, "dead")).toMatchObject({ sent: 300, lastError: null });
});

test("finds the one event of a batch that is refused, says which, and sends all others", async () => {
  const deps = await setup();
  const ids = await sealed(deps, 40);
  const bad = ids[17] ?? "";
  const { taken } = server(deps, [bad]);
  await pass(deps, 2);
  expect(taken).toEqual(ids.filter((id) => id !== bad));
  const { refused, sent, refusals, suspects } = await positionOf(deps);
  const { key } = (await deps.events.search({ filter: {}, after: null, limit: 100 })).find(
    ({ id }) => id === bad,
  ) ?? { key: "" };
  expect({ refused, sent, suspects }).toEqual({ refused: 1, sent: 39, suspects: [] });
  expect(refusals).toEqual([
    expect.objectContaining({ key, reason: expect.stringMatching(/400/) }),
  ]);
  expect(deps.log.lines).toContainEqual(
    expect.objectContaining({
      name: "stream.refused",
      fields: expect.objectContaining({ event: key }),
    }),
  );
});

test("a server that refuses everything loses nothing: it gets all of it once it is mended", async () => {
  const deps = await setup();
  const ids = await sealed(deps, 60);
  const { taken, state } = server(deps);
  state.status = 400;
  await pass(deps, 30);
  expect(await positionOf(deps)).toMatchObject({ segment: 1, index: 0, sent: 0, refused: 0 });
  const requests = deps.http.requests.length;
  expect(requests).toBeLessThan(40);
  state.status = 204;
  await pass(deps, 120);
  expect(taken).toEqual(ids);
});

test("tries at once where somebody has changed the destination since", async () => {
  const deps = await setup();
  const ids = await sealed(deps, 1);
  const { taken, state } = server(deps);
  state.status = 401;
  await pass(deps, 2);
  expect((await positionOf(deps)).dueAt).toBeGreaterThan(deps.clock.now());
  state.status = 204;
  await change(deps, "siem", { name: "SIEM" });
  await pass(deps, 1);
  expect(taken).toEqual(ids);
});

test("pauses a destination that is gone, and keeps its place", async () => {
  const deps = await setup();
  const ids = await sealed(deps, 3);
  const { taken, state } = server(deps);
  state.status = 410;
  await pass(deps, 3);
  expect(deps.http.requests).toHaveLength(1);
  const document = await deps.documents.read("destination", "siem");
  expect(document?.body).toMatchObject({ enabled: false, stream: { enabled: true } });
  state.status = 204;
  await change(deps, "siem", { enabled: true });
  await pass(deps, 1);
  expect(taken).toEqual(ids);
});

test("goes on where it was after it was switched off, and anew where somebody chose so", async () => {
  const deps = await setup();
  const { taken } = server(deps);
  const first = await sealed(deps, 3);
  await pass(deps, 1);
  await change(deps, "siem", { stream: { enabled: false, from: 1, since: START } });
  const second = await sealed(deps, 2);
  await pass(deps, 1);
  expect(taken).toEqual(first);
  await change(deps, "siem", { stream: { enabled: true, from: 1, since: START } });
  await pass(deps, 1);
  expect(taken).toEqual([...first, ...second]);
  await change(deps, "siem", { stream: { enabled: true, from: 1, since: deps.clock.now() } });
  await pass(deps, 1);
  expect(taken).toEqual([...first, ...second, ...first, ...second]);
});

test("counts what retention removed before it was sent, and not what was gone before", async () => {
  const deps = await setup([]);
  const { taken } = server(deps);
  const remove = async (number: number): Promise<void> => {
    await deps.segments.retire(number, deps.clock.now());
    await deps.segments.erase(number);
  };
  await sealed(deps, 4);
  await remove(1);
  deps.clock.advance(1);
  await deps.secrets.set("destination:siem:header", "Bearer example-key");
  await change(deps, "siem", { stream: { enabled: true, from: 1, since: deps.clock.now() } });
  deps.clock.advance(1);
  await sealed(deps, 5);
  await remove(2);
  const kept = await sealed(deps, 2);
  await pass(deps, 1);
  expect(taken).toEqual(kept);
  expect(await positionOf(deps)).toMatchObject({ skipped: 5, sent: 2 });
});

test("waits for a segment that cannot be read, and says so", async () => {
  const deps = await setup();
  server(deps);
  await sealed(deps, 1);
  await deps.segments.erase(1);
  await pass(deps, 2);
  expect((await positionOf(deps)).lastError?.text).toMatch(/Segment 1/);
});

test.each(["before", "after"] as const)(
  "killed once %s any call, every event arrives, in order",
  async (when) => {
    for (let at = 1; ; at += 1) {
      const deps = await setup();
      const ids = [...(await sealed(deps, 9)), ...(await sealed(deps, 3))];
      const { taken } = server(deps, [ids[3] ?? ""]);
      const ended = await untilDead(pipeline.stream(dying(deps, at, when).platform));
      deps.clock.advance(2 * MINUTE);
      await pass(deps, 3);
      expect({ at, taken: inOrder(taken) }).toEqual({ at, taken: ids.filter((_, n) => n !== 3) });
      expect(await positionOf(deps)).toMatchObject({ segment: 3, index: 0, refused: 1 });
      if (ended) {
        expect(at).toBeGreaterThan(20);
        return;
      }
    }
  },
  120_000,
);

test("whatever a server answers and however runs overlap, every event arrives, in order", async () => {
  const statuses = fc.array(fc.constantFrom(204, 204, 429, 500, 413, 503, 0, 401), {
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 230 }), { minLength: 1, maxLength: 3 }),
      statuses,
      fc.integer({ min: 1, max: 3 }),
      async (segments, answers, runs) => {
        const deps = await setup();
        const ids: string[] = [];
        const taken: string[] = [];
        const left = [...answers];
        deps.http.reply((request) => {
          const status = left.shift() ?? 204;
          // One event alone is not too large for anybody.
          if (status === 413 && idsIn(request).length === 1) return answered(503);
          // A timeout may have been taken.
          if (status === 204 || status === 0) taken.push(...idsIn(request));
          return status === 0
            ? { answered: false, reason: "timeout", detail: "" }
            : answered(status);
        });
        for (const size of segments) {
          ids.push(...(await sealed(deps, size)));
          await Promise.all(Array.from({ length: runs }, () => pipeline.stream(deps)));
        }
        for (let hour = 0; hour < 48 && (await positionOf(deps)).sent < ids.length; hour += 1) {
          deps.clock.advance(HOUR);
          await pass(deps, 2);
        }
        expect(inOrder(taken)).toEqual(ids);
        expect(await positionOf(deps)).toMatchObject({ sent: ids.length, refused: 0, skipped: 0 });
      },
    ),
    { numRuns: 20 },
  );
}, 60_000);
