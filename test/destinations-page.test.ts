import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Receiver } from "../host/receivers/receiver";
import { receiverKeys } from "../host/start/receiver-keys";
import { describeInBrowser } from "./describe-in-browser";
import { openPage, type OpenPage } from "./open-page";
import { pollUntil } from "./poll-until";
import { noComplaints } from "./show-page";
import { until } from "./until";

// A SIEM's endpoint and its API key, set up on the page as a person does it: the real bundle, and a server that answers.

const { address, authorization, signingSecret } = receiverKeys.webhook;

describeInBrowser("destinations on the page", () => {
  let open: OpenPage;
  let siem: Receiver;

  const press = (name: string) => open.app().getByRole("button", { name, exact: true }).click();
  const card = () => open.app().getByRole("region", { name: "SIEM" });
  const openDestinations = async () => {
    await open.openApp("/destinations");
    await open.see("Delivery log");
  };

  beforeAll(async () => {
    open = await openPage({
      seed: "destinations",
      organization: { days: 1, events: 50, quiet: true },
      backfillDays: 0,
    });
    const receiver = open.site.receivers.find(({ name }) => name === "webhook");
    if (receiver === undefined) throw new Error("the local site has no webhook receiver");
    siem = receiver;
  });

  afterAll(() => open.close());

  test("an endpoint and its secrets are entered, and an administrator allows the server", async () => {
    await openDestinations();
    await press("Add destination");
    await press("Webhook");
    await open.app().getByLabel("Name").fill("SIEM");
    await open.app().getByLabel("Address").fill(address);
    await open.app().getByLabel("Signing secret", { exact: true }).fill(signingSecret);
    await open.app().getByLabel("Value of the secret header").fill(authorization);
    await press("Save");
    await open.page.getByRole("button", { name: "Allow", exact: true }).click();
    await card().waitFor();
    await open.app().getByText("This server is not allowed yet").waitFor({ state: "detached" });
  });

  test("a test alert arrives, and the answer of the server is shown", async () => {
    await card().getByRole("button", { name: "Send a test alert" }).click();
    await open.see("The test alert arrived");
    await open.see(/HTTP 200/);
    expect(siem.counts().messages).toBe(1);
    expect(siem.received()[0]?.key).toMatch(/^7e57/);
  });

  test("a signing secret can be made on the page, and is shown until it is saved", async () => {
    await card().getByRole("button", { name: "Edit" }).click();
    await press("Make a new secret");
    const made = await open
      .app()
      .getByText(/^whsec_[A-Za-z0-9+/]{43}=$/)
      .textContent();
    expect(await open.app().getByLabel("Signing secret", { exact: true }).inputValue()).toBe(made);
    await press("Cancel");
    await card().getByRole("button", { name: "Edit" }).waitFor();
    expect(
      await open
        .app()
        .getByText(/^whsec_/)
        .count(),
    ).toBe(0);
  });

  test("every event can be sent, and later goes on from where it is", async () => {
    const drawer = () => open.app().getByRole("dialog");
    await card().getByRole("button", { name: "Edit" }).click();
    await drawer().getByText("Send every audit event").click();
    expect(await drawer().getByLabel("Which events").locator("option").allTextContents()).toEqual([
      "From now on",
      "From the oldest that is kept",
    ]);
    await drawer().getByLabel("Which events").selectOption("From the oldest that is kept");
    await press("Save");
    await card().getByText("0 events sent, up to date").waitFor();
    await card().getByRole("button", { name: "Edit" }).click();
    await drawer().getByText("Go on from where it is").waitFor({ state: "attached" });
    expect(await drawer().getByLabel("Send every audit event").isChecked()).toBe(true);
    await press("Cancel");
  });

  test("paused, alerts wait for it; resumed, they are sent", async () => {
    await card().getByRole("button", { name: "Pause", exact: true }).click();
    await card().getByText("Paused", { exact: true }).waitFor();
    open.site.organization.plantIncident("organization-admin-granted", Date.now() + 500);
    const waits = async () => {
      await openDestinations();
      return /[1-9]\d* waiting/.test((await card().textContent()) ?? "");
    };
    await pollUntil(open.ask, "that an alert waits", waits);
    expect(siem.counts().messages).toBe(1);
    siem.knobs.status = 400;
    await card().getByRole("button", { name: "Resume", exact: true }).click();
    await open.app().getByRole("dialog").getByRole("button", { name: "Resume" }).click();
    await until("a refusal", () => (siem.answers()[400] ?? 0) > 0);
  });

  test("what the server refused is a dead letter, which is sent again and arrives once", async () => {
    await openDestinations();
    await card().getByRole("button", { name: "Send rejected again" }).waitFor();
    siem.knobs.status = null;
    await card().getByRole("button", { name: "Send rejected again" }).click();
    await open.app().getByRole("dialog").getByRole("button", { name: "Send again" }).click();
    await until("the message", () => siem.counts().messages > 1);
    await openDestinations();
    await open.app().getByRole("cell", { name: "Delivered" }).first().waitFor();
    await open.app().getByRole("button", { name: /admin/i }).first().waitFor();
    expect(siem.counts().repeated).toBe(0);
    expect(open.complaints()).toEqual(noComplaints);
  });
});
