import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { checkEvidence } from "../cli/check-evidence";
import { organizationKeys } from "../host/org-api/organization-keys";
import type { PageHost } from "../host/page/create-page-host";
import { createRealClock } from "../host/real-clock";
import { bundleApp } from "../host/runtime/bundle-app";
import { createLocalSite, type LocalSite } from "../host/start/local-site";
import { serve } from "../host/start/serve";
import { openBrowser } from "./browser";
import { describeInBrowser } from "./describe-in-browser";

const appDir = resolve(__dirname, "..");

describeInBrowser("the compliance page in the local host", () => {
  let site: LocalSite;
  let host: PageHost;
  let browser: Browser;
  let page: Page;
  const consoleErrors: string[] = [];
  const app = () => page.frameLocator("iframe").first();
  const open = (section: string) =>
    page.goto(`${host.pageUrl("audit-stream-admin") ?? ""}/compliance${section}`);

  beforeAll(async () => {
    const { outDir } = await bundleApp({ appDir, outDir: `${appDir}/.local/bundle` });
    const clock = createRealClock();
    site = await createLocalSite({
      appDir,
      bundleDir: outDir,
      run: { runner: "process", clock },
      seed: "compliance",
      organization: { days: 3, events: 300, liveEventsPerHour: 0 },
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
    await app().getByText("Choose where issues go").first().waitFor({ timeout: 60_000 });
  }, 240_000);

  afterAll(async () => {
    await browser.close();
    await host.close();
    await site.close();
  });

  test("a control tells what was watched for it, and what was not", async () => {
    await open("");
    const row = app().getByRole("row", { name: /CC6\.8/ });
    // The minute of the installation has no room for all tables: until the next one the page offers to try again.
    const again = app().getByRole("button", { name: "Try again" });
    for (let look = 0; look < 20 && !(await row.isVisible()); look += 1) {
      if (await again.isVisible()) await again.click();
      await page.waitForTimeout(5_000);
    }
    expect(await row.innerText()).toMatch(/Partly watched|Not watched/);
    await row.getByRole("button", { name: "CC6.8" }).click();
    const drawer = app().getByRole("dialog");
    await drawer.getByText("Nothing was collected").first().waitFor();
    expect(await drawer.innerText()).toContain("Marketplace app installed");
    await page.keyboard.press("Escape");
    await app().getByText("NIST SP 800-53 r5").click();
    await app().getByRole("row", { name: /AC-6/ }).waitFor();
  }, 120_000);

  test("a pack that the page saves verifies with the fingerprint that the page shows", async () => {
    await open("/evidence");
    await app().getByRole("button", { name: "Make evidence pack" }).click();
    const saving = page.waitForEvent("download", { timeout: 120_000 });
    await app().getByRole("button", { name: "Download" }).first().click({ timeout: 120_000 });
    const saved = await saving;
    expect(saved.suggestedFilename()).toMatch(/^evidence-\d{4}-\d\d-\d\d\.zip$/);
    await app().getByRole("button", { name: "Copy fingerprint" }).waitFor({ timeout: 30_000 });
    const fingerprint = await app().locator(".evidence-key code").innerText();
    const zip = await readFile((await saved.path()) ?? "");
    expect(checkEvidence(zip, fingerprint)).toMatchObject({
      failed: false,
      json: { key: fingerprint, problems: [] },
    });
  }, 240_000);

  test("no section is wider than the window, and nothing is refused or reported", async () => {
    for (const section of ["", "/access", "/changes", "/keys", "/evidence"]) {
      await open(section);
      await app().locator(".compliance-about").first().waitFor({ timeout: 30_000 });
      const wide = await app()
        .locator("html")
        .evaluate((html) => html.scrollWidth - html.clientWidth);
      expect({ section, wide }).toEqual({ section, wide: 0 });
    }
    expect(host.cspReports()).toEqual([]);
    expect(consoleErrors).toEqual([]);
  }, 120_000);
});
