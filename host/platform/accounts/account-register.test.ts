import { expect, test } from "@jest/globals";
import { createAccountRegister, type AccountRegisterOptions } from "./account-register";

const NOW = Date.UTC(2026, 0, 5, 9);
const iso = (at: number) => new Date(at).toISOString();

const open = (options: Partial<AccountRegisterOptions> = {}) =>
  createAccountRegister({
    clock: { now: () => NOW },
    random: { next: () => 0 },
    scopes: ["report:personal-data"],
    ...options,
  });

const account = (accountId: string, at = NOW - 1) => ({ accountId, updatedAt: iso(at) });

test("answers 204 as long as there is no news, and says how long a cycle is", () => {
  const register = open();
  const reply = register.report({ accounts: [account("712020:ada")] });
  expect(reply).toMatchObject({ status: 204, body: "", headers: { "cycle-period": "7" } });
  expect(register.reported).toEqual([{ ...account("712020:ada"), at: NOW }]);
});

test("tells of closed accounts, and of those that changed since they were stored", () => {
  const register = open();
  register.closeAccount("712020:ada");
  register.updateAccount("712020:bob");
  register.updateAccount("712020:eve");
  const accounts = [account("712020:ada"), account("712020:bob"), account("712020:eve", NOW)];
  const reply = register.report({ accounts });
  expect(reply.status).toBe(200);
  expect(JSON.parse(reply.body)).toEqual({
    accounts: [
      { accountId: "712020:ada", status: "closed" },
      { accountId: "712020:bob", status: "updated" },
    ],
  });
});

test.each([
  ["more than 90 accounts", { accounts: Array.from({ length: 91 }, () => account("712020:ada")) }],
  ["no accounts", { accounts: [] }],
  ["a time that is none", { accounts: [{ accountId: "712020:ada", updatedAt: "yesterday" }] }],
  ["a name beside the id", { accounts: [{ ...account("712020:ada"), name: "Ada" }] }],
  ["something else", "accounts"],
])("refuses %s", (_, body) => {
  expect(open().report(body).status).toBe(400);
});

test("asks for the scope, and for patience at times", () => {
  const body = { accounts: [account("712020:ada")] };
  expect(open({ scopes: ["storage:app"] }).report(body).status).toBe(403);
  const reply = open({ throttle: 0.5 }).report(body);
  expect(reply).toMatchObject({ status: 429, headers: { "retry-after": "60" } });
});
