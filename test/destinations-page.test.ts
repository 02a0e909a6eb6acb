import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { resolve } from "node:path";
import { createLocalSite, type LocalSite } from "../host/start/local-site";
import { serve } from "../host/start/serve";
import type { PageHost } from "../host/page/create-page-host";
import { createRealClock } from "../host/real-clock";
import { bundleApp } from "../host/runtime/bundle-app";
import { organizationKeys } from "../host/org-api/organization-keys";
import { receiverKeys } from "../host/start/receiver-keys";
import type { Receiver } from "../host/receivers/receiver";
import { openBrowser } from "./browser";
import { describeInBrowser } from "./describe-in-browser";

// A SIEM's endpoint and its API key, set up on the page as a person does it: the real bundle, and a server that answers.

const appDir = resolve(__dirname, "..");
const { address, authorization, signingSecret } = receiverKeys.webhook;

describeInBrowser("destinations on the page", () => {
  let site: LocalSite;
  let host: PageHost;
  let browser: Browser;
  let page: Page;
  let siem: Receiver;

  const app = () => page.frameLocator("iframe").first();
  const see = (text: string | RegExp) => app().getByText(text).first().waitFor({ timeout: 20_000 });
  const press = (name: string) => app().getByRole("button", { name, exact: true }).click();
  const card = () => app().getByRole("region", { name: "SIEM" });
  const openPage = async () => {
    await page.goto(`${host.pageUrl("audit-stream-admin") ?? ""}/destinations`);
    await see("Delivery log");
  };
  const until = async (done: () => boolean): Promise<void> => {
    const deadline = Date.now() + 60_000;
    while (!done() && Date.now() < deadline) await page.waitForTimeout(500);
    expect(done()).toBe(true);
  };

  beforeAll(async () => {
    const { outDir } = await bundleApp({ appDir, outDir: `${appDir}/.local/bundle` });
    const clock = createRealClock();
    site = await createLocalSite({
      appDir,
      bundleDir: outDir,
      run: { runner: "process", clock },
      seed: "destinations",
      organization: { days: 1, events: 50, quiet: true },
    });
    const receiver = site.receivers.find(({ name }) => name === "webhook");
    if (receiver === undefined) throw new Error("the local site has no webhook receiver");
    siem = receiver;
    await site.forge.fireLifecycle("installed", "712020:installer");
    const admin = site.jira.users[0]?.accountId ?? "";
    const connected = await site.ask(admin, "setup/connect", {
      orgId: site.organization.orgId,
      apiKey: organizationKeys.good,
      keyExpiresAt: null,
      backfillDays: 0,
      deliverHistorical: false,
    });
    expect(connected).toMatchObject({ ok: true });
    host = await serve(site, { appDir, port: 0, clock, clockKind: "real" });
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  }, 180_000);

  afterAll(async () => {
    await browser.close();
    await host.close();
    await site.close();
  });

  test("an endpoint and its secrets are entered, and an administrator allows the server", async () => {
    await openPage();
    await press("Add Webhook");
    await app().getByLabel("Name").fill("SIEM");
    await app().getByLabel("Address").fill(address);
    await app().getByLabel("Signing secret", { exact: true }).fill(signingSecret);
    await app().getByLabel("Value of the secret header").fill(authorization);
    await press("Save");
    await page.getByRole("button", { name: "Allow", exact: true }).click();
    await card().waitFor({ timeout: 20_000 });
    await app().getByText("This server is not allowed yet").waitFor({ state: "detached" });
  });

  test("a test alert arrives, and the answer of the server is shown", async () => {
    await card().getByRole("button", { name: "Send a test alert" }).click();
    await see("The test alert arrived");
    await see(/HTTP 200/);
    expect(siem.counts().messages).toBe(1);
    expect(siem.received()[0]?.key).toMatch(/^7e57/);
  });

  test("a signing secret can be made on the page, and is shown until it is saved", async () => {
    await card().getByRole("button", { name: "Edit" }).click();
    await press("Make a new secret");
    const made = await app()
      .getByText(/^whsec_[A-Za-z0-9+/]{43}=$/)
      .textContent();
    expect(await app().getByLabel("Signing secret", { exact: true }).inputValue()).toBe(made);
    await press("Cancel");
    await card().getByRole("button", { name: "Edit" }).waitFor();
    expect(
      await app()
        .getByText(/^whsec_/)
        .count(),
    ).toBe(0);
  });

  test("paused, alerts wait for it; resumed, they are sent", async () => {
    await card().getByRole("button", { name: "Pause", exact: true }).click();
    await card().getByText("Paused", { exact: true }).waitFor();
    site.organization.plantIncident("organization-admin-granted", Date.now() + 500);
    const waits = async () => {
      await site.forge.fireScheduled("every-five-minutes");
      await page.waitForTimeout(4_000);
      await openPage();
      return /[1-9]\d* waiting/.test((await card().textContent()) ?? "");
    };
    const deadline = Date.now() + 100_000;
    while (!(await waits()) && Date.now() < deadline);
    expect(siem.counts().messages).toBe(1);
    siem.knobs.status = 400;
    await card().getByRole("button", { name: "Resume", exact: true }).click();
    await app().getByRole("dialog").getByRole("button", { name: "Resume" }).click();
    await until(() => (siem.answers()[400] ?? 0) > 0);
  }, 150_000);

  test("what the server refused is a dead letter, which is sent again and arrives once", async () => {
    await openPage();
    await card().getByRole("button", { name: "Send rejected again" }).waitFor({ timeout: 20_000 });
    siem.knobs.status = null;
    await card().getByRole("button", { name: "Send rejected again" }).click();
    await app().getByRole("dialog").getByRole("button", { name: "Send again" }).click();
    await until(() => siem.counts().messages > 1);
    await openPage();
    await app().getByRole("cell", { name: "Delivered" }).first().waitFor({ timeout: 20_000 });
    await app().getByRole("button", { name: /admin/i }).first().waitFor();
    expect(siem.counts().repeated).toBe(0);
    expect(host.cspReports()).toEqual([]);
  });
});
