import { expect, test } from "@jest/globals";
import type { ForwardRequest } from "#ports";
import { createMemoryPlatform } from "#ports/memory-platform";
import { sampleEvent, sampleKey } from "#ports/sample-event";
import { forwarded } from "./forwarded";
import { forwardSubjects } from "./shapes/forward-subject";

const never = () => Promise.reject(new Error("there is no alert"));
const request: ForwardRequest = {
  key: sampleKey(500),
  fingerprint: "0".repeat(64),
  what: { events: Array.from({ length: 45 }, (_, n) => sampleKey(n + 1)), more: false },
  destinationIds: ["slack-1"],
  note: "Look",
  requester: "Automation",
  createdAt: 7,
};

async function setup(kept = request, events = 45) {
  const deps = createMemoryPlatform();
  const rows = Array.from({ length: events }, (_, n) => ({
    event: sampleEvent(n + 1),
    bodyHash: "0".repeat(16),
  }));
  await deps.events.add(rows);
  await deps.forwards.keep(kept);
  return deps;
}

test("tells each event of a request in one of its parts, oldest first", async () => {
  const deps = await setup();
  const told: Array<string> = [];
  const subjects = forwardSubjects(request.key, 45);
  for (const [index, subject] of subjects.entries()) {
    const notice = await forwarded(deps, { subject }, never);
    expect(notice).toMatchObject({
      value: {
        kind: "events",
        request: { key: request.key, requester: "Automation", note: "Look", createdAt: 7 },
        part: { number: index + 1, of: 3 },
        eventCount: 45,
      },
    });
    if (notice.ok && notice.value.kind === "events") {
      told.push(...notice.value.events.map(({ key }) => key));
    }
  }
  expect(told).toEqual("events" in request.what ? request.what.events : []);
});

test("tells what is left of events that are pruned meanwhile, and rejects what has nothing left", async () => {
  const deps = await setup(request, 21);
  const [, second = "", third = ""] = forwardSubjects(request.key, 45);
  expect(await forwarded(deps, { subject: second }, never)).toMatchObject({
    value: { events: [{ key: sampleKey(21) }] },
  });
  expect(await forwarded(deps, { subject: third }, never)).toMatchObject({
    failure: { result: "rejected" },
  });
});

test.each(["", "nonsense", `${sampleKey(9)}.1`, `${sampleKey(500)}.0`])(
  "rejects what names no request: %s",
  async (subject) => {
    const deps = await setup();
    expect(await forwarded(deps, { subject }, never)).toMatchObject({
      failure: { result: "rejected" },
    });
  },
);

test("rejects an alert that is gone", async () => {
  const deps = await setup({ ...request, what: { alertKey: sampleKey(3) } });
  expect(await forwarded(deps, { subject: `${request.key}.1` }, never)).toMatchObject({
    failure: { result: "rejected", reason: "The alert no longer exists." },
  });
});
