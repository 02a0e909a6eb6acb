import { beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { ask as Ask } from "./ask";

let ask: typeof Ask;
let asked: { functionKey: string; payload: unknown }[] = [];
let answer: () => unknown = () => undefined;

// The bridge is a global of the frame, and has to be there before its package is loaded.
beforeAll(async () => {
  Object.assign(globalThis, {
    __bridge: {
      callBridge: async (_name: string, data: { functionKey: string; payload: unknown }) => {
        asked.push(data);
        return answer();
      },
    },
  });
  ({ ask } = await import("./ask"));
});
beforeEach(() => {
  asked = [];
});

test("calls the resolver of the procedure's name and gives its value", async () => {
  answer = () => ({ ok: true, value: { count: 3, more: false } });
  expect(await ask("events/count", { filter: {} })).toEqual({
    ok: true,
    value: { count: 3, more: false },
  });
  expect(asked).toMatchObject([{ functionKey: "events/count", payload: { filter: {} } }]);
});

test("gives the app's refusal as it came", async () => {
  const failure = { code: "conflict", message: "Somebody else changed it." };
  answer = () => ({ ok: false, failure });
  expect(await ask("rules/set-enabled", { id: "r", enabled: true, version: 1 })).toEqual({
    ok: false,
    failure: { kind: "refused", failure },
  });
});

test.each([
  ["no envelope", undefined],
  ["an unknown failure", { ok: false, failure: { code: "odd", message: "" } }],
  ["a value of another shape", { ok: true, value: { count: "many" } }],
])("says that it cannot read %s", async (_name, sent) => {
  answer = () => sent;
  expect(await ask("events/count", { filter: {} })).toEqual({
    ok: false,
    failure: { kind: "unreadable" },
  });
});

test("tells what kept the question from getting through", async () => {
  answer = () => {
    throw new Error("Failed to fetch");
  };
  expect(await ask("health/get", {})).toEqual({ ok: false, failure: { kind: "network" } });
});
