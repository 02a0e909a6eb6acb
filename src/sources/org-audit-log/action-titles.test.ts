import { expect, test } from "@jest/globals";
import type { HttpAnswer } from "#ports";
import { createMemoryPlatform } from "#ports/memory-platform";
import { readActionTitles, refreshActionTitles, storedActionTitles } from "./action-titles";

const answer = (body: unknown, status = 200): HttpAnswer => ({
  answered: true,
  status,
  headers: {},
  body: JSON.stringify(body),
});
const row = (id: string, displayName: unknown, more: object = {}) => ({
  id,
  type: "eventActions",
  attributes: { displayName, ...more },
  links: null,
});

test("joins ids without regard to case, leaves out empty names and takes the last of two", () => {
  const body = {
    data: [
      row("API_TOKEN_CREATED", ""),
      row("USER_LOGIN", "Log in"),
      row("user_login", "User logged in", { groupDisplayNames: ["Access"] }),
      "rubbish",
      row("x", 7),
    ],
  };
  expect(readActionTitles(answer(body))).toEqual({ user_login: "User logged in" });
});

test.each([
  [answer({}, 200)],
  [answer({ data: [] }, 403)],
  [{ answered: false, reason: "timeout", detail: "" } as const],
])("is none in %j", (given) => {
  expect(readActionTitles(given)).toBeNull();
});

test("a catalogue that cannot be fetched leaves the old one in place", async () => {
  const deps = createMemoryPlatform();
  const credentials = { orgId: "o", apiKey: "k" };
  deps.auditLog.replyWithActions(answer({ data: [row("USER_LOGIN", "User logged in")] }));
  await refreshActionTitles(deps, credentials);
  deps.auditLog.replyWithActions(answer({}, 500));
  await refreshActionTitles(deps, credentials);
  expect(await storedActionTitles(deps)).toEqual({ user_login: "User logged in" });
});
