import { expect, test } from "@jest/globals";
import { createMemoryPlatform } from "#ports/memory-platform";
import { suppressionProcedures as procedures } from "./suppressions";

const caller = {
  accountId: "ann",
  role: "analyst",
  isJiraAdministrator: false,
  siteUrl: "",
} as const;
const backup = {
  reason: "The nightly backup",
  rules: ["r-1"],
  actors: ["712020:backup"],
  expiresAt: null,
};

test("a suppression says who made it and when, is changed by version and deleted", async () => {
  const deps = createMemoryPlatform({ now: 1_000 });
  const made = await procedures["suppressions/save"](
    deps,
    { id: null, suppression: backup, version: 0 },
    caller,
  );
  if (!made.ok) throw new Error(made.failure.message);
  const { id } = made.value;
  deps.clock.advance(5_000);
  const other = { ...caller, accountId: "bob" };
  const change = { id, suppression: { ...backup, reason: "Backup" }, version: 1 };
  expect(await procedures["suppressions/save"](deps, change, other)).toMatchObject({
    value: { version: 2 },
  });
  expect(await procedures["suppressions/save"](deps, change, other)).toMatchObject({
    failure: { code: "conflict" },
  });
  expect(await procedures["suppressions/list"](deps, {}, caller)).toMatchObject({
    value: {
      suppressions: [{ id, suppression: { reason: "Backup", createdAt: 1_000, createdBy: "ann" } }],
    },
  });
  await procedures["suppressions/delete"](deps, { id, version: 2 }, caller);
  expect(await procedures["suppressions/list"](deps, {}, caller)).toMatchObject({
    value: { suppressions: [] },
  });
});

test.each([
  [
    "no condition for all rules",
    { ...backup, rules: "all" as const, actors: undefined },
    /needs a condition/,
  ],
  ["a range that is none", { ...backup, ipRanges: ["192.0.2"] }, /no address/],
  ["an end in the past", { ...backup, expiresAt: 10 }, /in the past/],
])("a suppression with %s is refused", async (_name, suppression, message) => {
  const deps = createMemoryPlatform({ now: 1_000 });
  const { actors, ...rest } = suppression;
  const input = { id: null, suppression: { ...rest, ...(actors && { actors }) }, version: 0 };
  expect(await procedures["suppressions/save"](deps, input, caller)).toMatchObject({
    failure: { code: "invalid-input", message: expect.stringMatching(message) },
  });
});
