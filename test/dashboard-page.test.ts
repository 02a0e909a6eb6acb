import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { organizationKeys } from "../host/org-api/organization-keys";
import type { PageHost } from "../host/page/create-page-host";
import { createRealClock } from "../host/real-clock";
import { bundleApp } from "../host/runtime/bundle-app";
import { createLocalSite, type LocalSite } from "../host/start/local-site";
import { serve } from "../host/start/serve";
import { openBrowser } from "./browser";
import { describeInBrowser } from "./describe-in-browser";

const appDir = resolve(__dirname, "..");

describeInBrowser("the dashboard in the local host", () => {
  let site: LocalSite;
  let host: PageHost;
  let browser: Browser;
  let page: Page;
  const consoleErrors: string[] = [];
  const app = () => page.frameLocator("iframe").first();
  const figure = (name: string) =>
    app().locator(".dashboard-figure", { hasText: name }).locator("strong");

  /** Waits until collecting adds no more events. */
  const settled = async (): Promise<void> => {
    const admin = site.jira.users[0]?.accountId ?? "";
    let before = "";
    for (let look = 0; look < 20; look += 1) {
      const counted = JSON.stringify(await site.ask(admin, "events/count", { filter: {} }));
      if (counted === before && !counted.includes('"count":0')) return;
      before = counted;
      await page.waitForTimeout(4_000);
    }
    throw new Error(`collecting does not come to an end: ${before}`);
  };

  beforeAll(async () => {
    const { outDir } = await bundleApp({ appDir, outDir: `${appDir}/.local/bundle` });
    const clock = createRealClock();
    site = await createLocalSite({
      appDir,
      bundleDir: outDir,
      run: { runner: "process", clock },
      seed: "dashboard",
      organization: { days: 3, events: 400, liveEventsPerHour: 0 },
    });
    await site.forge.fireLifecycle("installed", "712020:installer");
    host = await serve(site, { appDir, port: 0, clock, clockKind: "real" });
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 900, height: 900 } });
    page.on("console", (message) => {
      if (message.type() === "error") consoleErrors.push(message.text());
    });
    await page.goto(host.pageUrl("audit-stream-admin") ?? "");
    await app().getByLabel("Organization id").fill(site.organization.orgId);
    await app().getByLabel("API key").fill(organizationKeys.good);
    await app().getByRole("button", { name: "Connect", exact: true }).click();
    await app().getByText("Choose where issues go").first().waitFor({ timeout: 30_000 });
  }, 300_000);

  afterAll(async () => {
    await browser.close();
    await host.close();
    await site.close();
  });

  test("its figures are what the event list counts, and each leads there", async () => {
    await settled();
    await page.goto(`${host.pageUrl("audit-stream-admin") ?? ""}/dashboard`);
    await app().getByRole("heading", { name: "Top actors" }).waitFor({ timeout: 150_000 });
    for (const name of ["Events", "Failed logins", "Privilege changes", "Policy changes"]) {
      const shown = await figure(name).first().innerText();
      await app().locator(".dashboard-figure", { hasText: name }).first().click();
      const line = app()
        .getByText(/^[\d,]+ events?$/)
        .first();
      await line.waitFor({ timeout: 20_000 });
      expect((await line.innerText()).split(" ")[0]).toBe(shown);
      await page.goBack();
      await app().getByRole("heading", { name: "Top actors" }).waitFor({ timeout: 20_000 });
    }
  }, 300_000);

  test("no table, colour mode or width brings a report, an error or a sideways scroll", async () => {
    await app().getByRole("button", { name: "Table: Events over time" }).click();
    expect(await app().locator(".dashboard-card.wide tbody tr").count()).toBe(7);
    const width = await app()
      .locator("html")
      .evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(width).toBe(0);
    expect(host.cspReports()).toEqual([]);
    expect(consoleErrors).toEqual([]);
  });
});
