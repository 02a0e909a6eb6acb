import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Frame, Page } from "playwright-core";
import { resolve } from "node:path";
import { createLocalSite, type LocalSite } from "../host/start/local-site";
import { serve } from "../host/start/serve";
import type { PageHost } from "../host/page/create-page-host";
import { createRealClock } from "../host/real-clock";
import { bundleApp } from "../host/runtime/bundle-app";
import { organizationKeys } from "../host/org-api/organization-keys";
import { openBrowser } from "./browser";
import { describeInBrowser } from "./describe-in-browser";

// From just installed to the first issue, as a person does it: the real bundle in processes, the built page in Chromium.

const appDir = resolve(__dirname, "..");

describeInBrowser("the admin page in the local host", () => {
  let site: LocalSite;
  let host: PageHost;
  let browser: Browser;
  let page: Page;
  const consoleErrors: string[] = [];

  const app = () => page.frameLocator("iframe").first();
  const inside = async (): Promise<Frame> => {
    const frame = await (await page.locator("iframe").first().elementHandle())?.contentFrame();
    if (frame == null) throw new Error("the app's frame is not there");
    return frame;
  };
  const see = (text: string | RegExp) => app().getByText(text).first().waitFor({ timeout: 20_000 });
  const openApp = async (path = "") => {
    await page.goto(`${host.pageUrl("audit-stream-admin") ?? ""}${path}`);
    await app().locator("h1, h2").first().waitFor({ timeout: 20_000 });
  };

  beforeAll(async () => {
    const { outDir } = await bundleApp({ appDir, outDir: `${appDir}/.local/bundle` });
    const clock = createRealClock();
    site = await createLocalSite({
      appDir,
      bundleDir: outDir,
      run: { runner: "process", clock },
      seed: "page",
      organization: { days: 3, events: 400, liveEventsPerHour: 60 },
    });
    await site.forge.fireLifecycle("installed", "712020:installer");
    host = await serve(site, { appDir, port: 0, clock, clockKind: "real" });
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.on("console", (message) => {
      if (message.type() === "error") consoleErrors.push(message.text());
    });
  }, 180_000);

  afterAll(async () => {
    await browser.close();
    await host.close();
    await site.close();
  });

  test("a key that does not work is told with what to do, and nothing is connected", async () => {
    await openApp();
    await app().getByLabel("Organization id").fill(site.organization.orgId);
    await app().getByLabel("API key").fill(organizationKeys.expired);
    await app().getByRole("button", { name: "Connect", exact: true }).click();
    await see(/does not accept this key/);
  });

  test("connecting brings the events, once a project for issues is chosen", async () => {
    await app().getByLabel("API key").fill(organizationKeys.good);
    await app().getByRole("button", { name: "Connect", exact: true }).click();
    await see("Choose where issues go");
    const admin = site.jira.users[0]?.accountId ?? "";
    const screen = await site.ask(admin, "issues/create-screen", { projectKey: "SEC" });
    const issueTypeId = /"id":"(\d+)","name":"Task"/.exec(JSON.stringify(screen))?.[1] ?? "";
    const settings = { projectKey: "SEC", issueTypeId, labels: [], fields: {} };
    const saved = await site.ask(admin, "issues/save-settings", { settings, version: 0 });
    expect(saved).toMatchObject({ ok: true });
    await openApp("/events");
    await app().locator('[role="row"]').nth(3).waitFor({ timeout: 30_000 });
  });

  test.each([
    ["action=user_login", /login/i],
    ["text=issue", /issue/i],
    ["ip=192.0.2.0%2F24", /192\.0\.2\./],
  ])("the filter %s is in the address and shows what it says", async (query, expected) => {
    await openApp(`/events?last=30d&${query}`);
    const row = app().locator('[role="row"]').nth(1);
    await row.waitFor({ timeout: 20_000 });
    expect(await row.textContent()).toMatch(expected);
  });

  test("an incident becomes an alert and a Jira issue while one looks on, and its raw event can be read", async () => {
    site.organization.plantIncident("organization-admin-granted", Date.now() + 500);
    const deadline = Date.now() + 100_000;
    while (site.jira.counts().issues === 0 && Date.now() < deadline) {
      await site.forge.fireScheduled("every-five-minutes");
      await new Promise((next) => setTimeout(next, 5_000));
    }
    expect(site.jira.counts().issues).toBe(1);
    await openApp("/alerts");
    await see(/SEC-\d+/);
    await openApp("/events?text=admin");
    const row = app().locator('[role="row"]').nth(1);
    await row.waitFor({ timeout: 20_000 });
    await row.focus();
    await page.keyboard.press("Enter");
    await see(/"attributes"/);
    await page.keyboard.press("Escape");
  }, 150_000);

  test("every page shows itself in both themes without a report of the policy or an error", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      for (const path of ["/events", "/alerts", "/rules", "/destinations", "/health", "/setup"]) {
        await openApp(path);
        await page.waitForTimeout(700);
        const overflow = await (
          await inside()
        ).evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect({ path, overflow }).toEqual({ path, overflow: 0 });
      }
    }
    expect(host.cspReports()).toEqual([]);
    expect(consoleErrors).toEqual([]);
  }, 120_000);

  test("an inline style that somebody plants is reported", async () => {
    await (await inside()).evaluate(() => document.body.setAttribute("style", "color: red"));
    const deadline = Date.now() + 10_000;
    while (host.cspReports().length === 0 && Date.now() < deadline) await page.waitForTimeout(200);
    expect(host.cspReports().length).toBeGreaterThan(0);
  });

  test("an administrator without a role, somebody without one, and a visitor see nothing of the log", async () => {
    for (const who of [
      site.jira.users[1]?.accountId ?? "",
      site.jira.users[4]?.accountId ?? "",
      "anonymous",
    ]) {
      await page.evaluate((account) => localStorage.setItem("local-host.user", account), who);
      await page.goto(host.pageUrl("audit-stream-admin") ?? "");
      await page.waitForTimeout(2_500);
      expect({ who, rows: await app().locator('[role="row"]').count() }).toEqual({ who, rows: 0 });
    }
  });
});
