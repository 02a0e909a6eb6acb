import { expect, test } from "@jest/globals";
import type { ProcedureInput } from "#contract";
import { createMemoryPlatform, type MemoryPlatform } from "#ports/memory-platform";
import { sampleEvent, sampleHash } from "#ports/sample-event";
import { parsePrebuilt } from "#rules/load-rules";
import { prebuiltRules } from "#rules/prebuilt-rules";
import { suppressionTrialProcedures } from "./suppression-trials";
import { sampleCaller } from "./sample-caller";

const NOW = Date.UTC(2026, 0, 5, 9);
const prebuilt = parsePrebuilt(prebuiltRules);
const idOf = (name: string) =>
  prebuilt.find(({ document }) => document.name === name)?.document.id ?? "";
const procedures = suppressionTrialProcedures(prebuilt);
const caller = {
  ...sampleCaller,
  accountId: "ann",
  role: "analyst",
  isJiraAdministrator: false,
} as const;

const tryOut = async (
  deps: MemoryPlatform,
  conditions: ProcedureInput<"suppressions/try">["conditions"],
) => await procedures["suppressions/try"](deps, { conditions }, caller);

/** Three grants of administration, from two addresses, and a sign-in. */
async function stored() {
  const deps = createMemoryPlatform({ now: NOW });
  const happened = [
    ["added_org_admin", "192.0.2.7"],
    ["added_org_admin", "192.0.2.8"],
    ["added_org_admin", "198.51.100.1"],
    ["user_login", "192.0.2.7"],
  ] as const;
  for (const [number, [action, ip]] of happened.entries()) {
    const event = sampleEvent(number, { action, ip, occurredAt: NOW + number * 1_000 });
    const time = new Date(event.occurredAt).toISOString();
    const raw = JSON.stringify({ id: event.id, attributes: { time, action } });
    await deps.events.add([{ event, bodyHash: sampleHash(number) }]);
    await deps.tail.add([{ key: event.key, raw, arrivedAt: NOW, ordinal: number }]);
  }
  return deps;
}

test("a trial counts what the rules match and what of it the conditions keep quiet, newest first", async () => {
  const deps = await stored();
  const rules = [idOf("org_admin_granted")];
  expect(await tryOut(deps, { rules, ipRanges: ["192.0.2.0/24"] })).toMatchObject({
    value: {
      tried: 4,
      span: { from: NOW, to: NOW + 3_000 },
      matched: 3,
      silenced: 2,
      events: [{ ip: "192.0.2.8" }, { ip: "192.0.2.7" }],
    },
  });
  expect(await tryOut(deps, { rules })).toMatchObject({ value: { matched: 3, silenced: 3 } });
  expect(await tryOut(deps, { rules, actorList: "gone" })).toMatchObject({
    value: { matched: 3, silenced: 0, events: [] },
  });
});

test("of a correlation the events count that its rules match, and of every rule those of all that are on", async () => {
  const deps = await stored();
  const rules = [idOf("admin_granted_used_revoked")];
  expect(await tryOut(deps, { rules })).toMatchObject({ value: { matched: 3 } });
  expect(await tryOut(deps, { rules: "all" })).toMatchObject({ value: { matched: 4 } });
  expect(await tryOut(deps, { rules: ["gone"] })).toMatchObject({ value: { matched: 0 } });
});

test("with nothing stored there is nothing to tell", async () => {
  const deps = createMemoryPlatform({ now: NOW });
  expect(await tryOut(deps, { rules: "all" })).toEqual({
    ok: true,
    value: { tried: 0, span: null, matched: 0, silenced: 0, events: [] },
  });
});
