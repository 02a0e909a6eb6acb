import { expect, test } from "@jest/globals";
import { createMemoryPlatform } from "#ports/memory-platform";
import { nameAccounts } from "./name-accounts";

const person = (status: number, body: unknown) => ({
  answered: true as const,
  status,
  headers: {},
  body: JSON.stringify(body),
});

test("whom the audit log never named is asked of Jira, and stays without a name where Jira knows none", async () => {
  const deps = createMemoryPlatform();
  deps.jira.answerNext("person", person(200, { displayName: "Ada Admin" }));
  deps.jira.answerNext("person", person(404, { errorMessages: ["No such user"] }));
  expect(await nameAccounts(deps, ["712020:a", "712020:b", "712020:a"])).toEqual(
    new Map([["712020:a", "Ada Admin"]]),
  );
  expect(await nameAccounts(deps, [])).toEqual(new Map());
});

test("a Jira that does not answer takes nobody's page away", async () => {
  const deps = createMemoryPlatform();
  deps.jira.answerNext("person", { answered: false, reason: "timeout", detail: "" });
  expect(await nameAccounts(deps, ["712020:a"])).toEqual(new Map());
});
