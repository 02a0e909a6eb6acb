import { expect, test } from "@jest/globals";
import { procedures as contract } from "#contract";
import { createMemoryPlatform, type MemoryPlatform } from "#ports/memory-platform";
import { sampleEvent, sampleHash, sampleKey } from "#ports/sample-event";
import { parsePrebuilt } from "#rules/load-rules";
import { prebuiltRules } from "#rules/prebuilt-rules";
import { suppressionProcedures } from "./suppressions";
import { sampleCaller } from "./sample-caller";

const NOW = Date.UTC(2026, 0, 5);
const DAY = 86_400_000;
const prebuilt = parsePrebuilt(prebuiltRules);
const RULE = prebuilt[0]?.document.id ?? "";
const procedures = suppressionProcedures(prebuilt);
const caller = {
  ...sampleCaller,
  accountId: "ann",
  role: "analyst",
  isJiraAdministrator: false,
} as const;
const backup = {
  reason: "The nightly backup",
  rules: [RULE],
  actors: ["712020:backup"],
  expiresAt: NOW + 30 * DAY,
};

const night = { days: [0, 4], from: "22:00", to: "06:00", zone: "Europe/Berlin" };

const make = async (deps: MemoryPlatform, more: object = {}) => {
  const suppression = { ...backup, ...more };
  const made = await procedures["suppressions/save"](
    deps,
    { id: null, suppression, version: 0 },
    caller,
  );
  if (!made.ok) throw new Error(made.failure.message);
  return made.value.id;
};
const list = async (deps: MemoryPlatform) => {
  const listed = await procedures["suppressions/list"](deps, {}, caller);
  if (!listed.ok) throw new Error(listed.failure.message);
  return listed.value;
};

test("a suppression says who made it and when, and is changed by version", async () => {
  const deps = createMemoryPlatform({ now: NOW });
  const id = await make(deps);
  deps.clock.advance(5_000);
  const other = { ...caller, accountId: "bob" };
  const change = { id, suppression: { ...backup, reason: "Backup" }, version: 1 };
  expect(await procedures["suppressions/save"](deps, change, other)).toMatchObject({
    value: { version: 2 },
  });
  expect(await procedures["suppressions/save"](deps, change, other)).toMatchObject({
    failure: { code: "conflict" },
  });
  expect(await procedures["suppressions/end"](deps, { id, version: 1 }, other)).toMatchObject({
    failure: { code: "conflict" },
  });
  expect((await list(deps)).suppressions).toMatchObject([
    { id, suppression: { reason: "Backup", createdAt: NOW, createdBy: "ann" } },
  ]);
});

test("a suppression ends at the moment at which somebody ends it, stays as it was then, and can be removed", async () => {
  const deps = createMemoryPlatform({ now: NOW });
  const id = await make(deps);
  expect(await procedures["suppressions/delete"](deps, { id, version: 1 }, caller)).toMatchObject({
    failure: { message: expect.stringMatching(/End it first/) },
  });
  deps.clock.advance(5_000);
  expect(await procedures["suppressions/end"](deps, { id, version: 1 }, caller)).toMatchObject({
    value: { version: 2 },
  });
  expect((await list(deps)).suppressions).toMatchObject([
    { id, suppression: { expiresAt: NOW + 5_000 } },
  ]);
  for (const answer of [
    await procedures["suppressions/end"](deps, { id, version: 2 }, caller),
    await procedures["suppressions/save"](deps, { id, suppression: backup, version: 2 }, caller),
  ]) {
    expect(answer).toMatchObject({ failure: { message: expect.stringMatching(/has ended/) } });
  }
  expect(await procedures["suppressions/delete"](deps, { id, version: 2 }, caller)).toEqual({
    ok: true,
    value: {},
  });
  expect((await list(deps)).suppressions).toEqual([]);
  for (const answer of [
    await procedures["suppressions/end"](deps, { id, version: 3 }, caller),
    await procedures["suppressions/delete"](deps, { id: "none", version: 0 }, caller),
  ]) {
    expect(answer).toMatchObject({ failure: { code: "not-found" } });
  }
});

test("the list tells what each has silenced, and the names that are known", async () => {
  const deps = createMemoryPlatform({ now: NOW });
  const id = await make(deps, { actors: ["712020:backup", "ops@example.com"] });
  const actor = { id: "ann", name: "Ann", email: "", kind: "user" } as const;
  await deps.events.add([{ event: sampleEvent(1, { actor }), bodyHash: sampleHash(1) }]);
  const rows = [1, 2].map((event) => ({
    suppressionId: id,
    eventKey: sampleKey(event),
    occurredAt: NOW + event,
  }));
  await deps.silenced.add(rows);
  await make(deps, { reason: "Another" });
  const { suppressions, names } = await list(deps);
  expect(names).toEqual([{ accountId: "ann", name: "Ann" }]);
  expect(suppressions.map(({ silenced }) => silenced)).toContainEqual({ count: 2, last: NOW + 2 });
  expect(suppressions.map(({ silenced }) => silenced)).toContainEqual(null);
});

test.each([
  [
    "no condition for all rules",
    { rules: "all", actors: undefined },
    "rules",
    /one condition is needed/,
  ],
  ["no rule", { rules: [] }, "rules", /at least one rule/],
  ["a rule that is none", { rules: ["gone"] }, "rules", /no rule "gone"/],
  ["no reason", { reason: "  " }, "reason", /Say why/],
  ["a list that is none", { actorList: "gone" }, "actorList", /no list "gone"/],
  ["a range that is none", { ipRanges: ["192.0.2"] }, "ipRanges", /Write 192\.0\.2\.7/],
  ["a mask that is too long", { ipRanges: ["192.0.2.0/33"] }, "ipRanges", /no address/],
  ["every address", { ipRanges: ["::/0"] }, "ipRanges", /every address/],
  ["an end in the past", { expiresAt: NOW }, "expiresAt", /no moment in the future/],
  ["an end far away", { expiresAt: NOW + 400 * DAY }, "expiresAt", /more than a year/],
  ["no end", { expiresAt: null }, "expiresAt", /Say until when/],
  ["a window that ends first", { from: 20, to: 10 }, "to", /not after the beginning/],
  ["a window behind its end", { from: NOW + 40 * DAY }, "from", /ends before this/],
  ["no day", { hours: { ...night, days: [] } }, "hours.days", /at least one day/],
  ["hours without length", { hours: { ...night, to: "22:00" } }, "hours.to", /same time/],
  ["no time of day", { hours: { ...night, from: "25:00" } }, "hours.from", /such as 22:00/],
  ["no place", { hours: { ...night, zone: "Mars/Olympus" } }, "hours.zone", /no such time zone/],
])("a suppression with %s is refused, and says where and why", async (_, more, field, message) => {
  const deps = createMemoryPlatform({ now: NOW });
  const { actors, ...rest } = { ...backup, ...more };
  const suppression = { ...rest, ...(actors && { actors }) };
  const input = contract["suppressions/save"].input.safeParse({
    id: null,
    suppression,
    version: 0,
  });
  const answer = input.success
    ? await procedures["suppressions/save"](deps, input.data, caller)
    : {
        failure: {
          fields: Object.fromEntries(
            input.error.issues.map((issue) => [issue.path.slice(1).join("."), issue.message]),
          ),
        },
      };
  expect(answer).toMatchObject({
    failure: { fields: { [field]: expect.stringMatching(message) } },
  });
  expect((await list(deps)).suppressions).toEqual([]);
});
