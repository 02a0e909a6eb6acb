import { expect, test } from "@jest/globals";
import { createVirtualClock } from "../../virtual-clock";
import { createTeams } from "./create-teams";

const address = "https://prod-12.example.logic.azure.com/workflows/a/invoke?api-version=1&sig=abc";

const open = () => {
  const clock = createVirtualClock(1_000_000);
  const teams = createTeams({
    clock,
    address,
    alertOf: (text) => /alert (\w+)/.exec(text)?.[1],
  });
  const post = async (body: unknown, url = address, type = "application/json; charset=utf-8") => {
    const answer = await teams.handler({
      method: "POST",
      url,
      headers: { "content-type": type },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    return [answer.status, answer.body === "" ? "" : JSON.parse(answer.body).error.code];
  };
  return { clock, teams, post };
};

const run = (text: string) => ({
  type: "RichTextBlock",
  inlines: [{ type: "TextRun", text, weight: "bolder" }],
});
const message = (...body: ReadonlyArray<object>) => ({
  type: "message",
  attachments: [
    {
      contentType: "application/vnd.microsoft.card.adaptive",
      contentUrl: null,
      content: { type: "AdaptiveCard", version: "1.4", msteams: { width: "Full" }, body },
    },
  ],
});

test("takes a card, and shows its words", async () => {
  const { teams, post } = open();
  expect(await post(message(run("Admin granted"), run("alert a1")))).toEqual([202, ""]);
  expect(teams.received()[0]).toMatchObject({
    title: "Admin granted",
    body: "Admin granted\nalert a1",
    mentions: 0,
  });
  expect(teams.counts()).toEqual({ messages: 1, alerts: 1, distinct: 1, repeated: 0 });
});

test("counts links where Markdown is read, and none in a run", async () => {
  const { teams, post } = open();
  const link = "[Sign in](https://evil.example.com)";
  await post(message(run(link)));
  expect(teams.received()[0]?.mentions).toBe(0);
  await post(
    message(
      { type: "TextBlock", text: link },
      { type: "FactSet", facts: [{ title: "a", value: link }] },
    ),
  );
  expect(teams.received()[0]?.mentions).toBe(2);
});

test.each([
  ["another workflow", message(run("a")), address.replace("/a/", "/b/"), 404, "WorkflowNotFound"],
  [
    "another signature",
    message(run("a")),
    address.replace("abc", "abd"),
    401,
    "DirectApiAuthorizationRequired",
  ],
  ["an empty card", message(), address, 400, "TriggerInputSchemaMismatch"],
  ["an empty text", message(run("")), address, 400, "TriggerInputSchemaMismatch"],
  ["an unknown element", message({ type: "Table" }), address, 400, "TriggerInputSchemaMismatch"],
  ["no JSON", "{", address, 400, "TriggerInputSchemaMismatch"],
  ["too much", message(run("ä".repeat(11_000))), address, 413, "RequestEntityTooLarge"],
])("refuses %s", async (_, body, url, status, code) => {
  const { teams, post } = open();
  expect(await post(body, url)).toEqual([status, code]);
  expect(teams.counts().messages).toBe(0);
});

test("takes four messages at once, and the next a while later", async () => {
  const { clock, post } = open();
  for (let number = 0; number < 4; number += 1) {
    expect((await post(message(run(`${number}`))))[0]).toBe(202);
  }
  expect(await post(message(run("5")))).toEqual([429, "TooManyRequests"]);
  await clock.advance(250);
  expect((await post(message(run("5"))))[0]).toBe(202);
});
