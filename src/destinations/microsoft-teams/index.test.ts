import { expect, test } from "@jest/globals";
import { createMemoryPlatform } from "#ports/memory-platform";
import { testDestination } from "../destination.suite";
import { exampleNotices } from "../example-notices";
import { httpSubject } from "../http-subject";
import { microsoftTeams } from "./index";

const origin = "https://default0123456789abcdef.01.environment.api.powerplatform.com";
const workflow = `${origin}/powerautomate/automations/direct/workflows/0123456789abcdef/triggers/manual/paths/invoke?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=example-signature-that-opens-nothing`;
const settings = { address: origin };
const success = { answered: true, status: 202, headers: {}, body: "" } as const;
const attempt = {
  deliveryKey: "fedcba9876543210fedcba9876543210",
  destinationId: "teams-1",
  number: 1,
  unsettledSince: null,
  now: Date.UTC(2026, 10, 23, 5, 30),
};

testDestination(
  httpSubject(microsoftTeams, { settings, secrets: { workflow }, mostCharacters: 21_000, success }),
);

async function deliver(stored: string | null, how: unknown = settings, answer?: [number, string]) {
  const platform = createMemoryPlatform();
  if (stored !== null) await platform.secrets.set("destination:teams-1:workflow", stored);
  const [status, body] = answer ?? [202, ""];
  platform.http.reply(() => ({ answered: true, status, headers: {}, body }));
  const outcome = await microsoftTeams.deliver(platform, how, exampleNotices().alert, attempt);
  return { outcome, requests: platform.http.requests };
}

test("posts a card to the workflow", async () => {
  expect((await deliver(workflow)).requests).toEqual([
    {
      url: workflow,
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body: expect.stringMatching(/^\{"type":"message","attachments":\[/),
      timeoutMs: 20_000,
    },
  ]);
});

test.each([
  ["no address", null, settings],
  ["no server that is known to be allowed", workflow, {}],
  ["another server than is known", workflow, { address: "https://prod-1.logic.azure.com" }],
  ["an address without its signature", workflow.replace(/&sig=.*/, ""), settings],
  ["an address without encryption", workflow.replace("https:", "http:"), settings],
  [
    "a connector of Office 365",
    "https://example.webhook.office.com/webhookb2/a?sig=b",
    { address: "https://example.webhook.office.com" },
  ],
])("calls nobody with %s", async (_, stored, how) => {
  const { outcome, requests } = await deliver(stored, how);
  expect(outcome).toEqual({ result: "rejected", reason: "The address of the workflow is missing" });
  expect(requests).toEqual([]);
});

test("tells in the workflow's words why a card was refused, without the signature", async () => {
  const message = "No trigger for sig=example-signature-that-opens-nothing";
  const { outcome } = await deliver(workflow, settings, [
    404,
    JSON.stringify({ error: { code: "WorkflowTriggerNotFound", message } }),
  ]);
  expect(outcome).toMatchObject({
    result: "retry",
    reason: "Teams answered 404: WorkflowTriggerNotFound: No trigger for sig=•••",
  });
});
