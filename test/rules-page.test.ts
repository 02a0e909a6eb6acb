import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser, Frame, Page } from "playwright-core";
import { z } from "zod";
import { checkRules } from "../cli/check-rules";
import { testRules } from "../cli/test-rules";
import { organizationKeys } from "../host/org-api/organization-keys";
import type { PageHost } from "../host/page/create-page-host";
import { createRealClock } from "../host/real-clock";
import { bundleApp } from "../host/runtime/bundle-app";
import { createLocalSite, type LocalSite } from "../host/start/local-site";
import { serve } from "../host/start/serve";
import { openBrowser } from "./browser";
import { describeInBrowser } from "./describe-in-browser";

// A rule from the form to a file and back, the editor by keyboard alone, hostile bundles, and a suppression.

const appDir = resolve(__dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "rules-page-"));
const exported = join(folder, "rules.yml");

describeInBrowser("the rules page in the local host", () => {
  let site: LocalSite;
  let host: PageHost;
  let browser: Browser;
  let page: Page;
  let admin = "";
  const consoleErrors: string[] = [];

  const app = () => page.frameLocator("iframe").first();
  const inside = async (): Promise<Frame> => {
    const frame = await (await page.locator("iframe").first().elementHandle())?.contentFrame();
    if (frame == null) throw new Error("the app's frame is not there");
    return frame;
  };
  const see = (text: string | RegExp) => app().getByText(text).first().waitFor({ timeout: 20_000 });
  const openApp = async (path: string) => {
    await page.goto(`${host.pageUrl("audit-stream-admin") ?? ""}${path}`);
    await app().locator("h1, h2").first().waitFor({ timeout: 20_000 });
  };
  const valueOf = async (name: string, input: unknown = {}): Promise<unknown> =>
    z.object({ value: z.unknown() }).parse(await site.ask(admin, name, input)).value;
  const ownRules = async () =>
    z
      .object({ rules: z.array(z.object({ id: z.string(), origin: z.string() })) })
      .parse(await valueOf("rules/list"))
      .rules.filter(({ origin }) => origin === "own");
  const exportedText = async (): Promise<string> =>
    z.object({ yaml: z.string() }).parse(await valueOf("rules/export", { ids: null })).yaml;
  const until = async (what: string, holds: () => Promise<boolean>) => {
    const deadline = Date.now() + 140_000;
    while (!(await holds())) {
      if (Date.now() > deadline) throw new Error(`${what} did not happen`);
      await page.waitForTimeout(1_000);
    }
  };

  /** Presses Tab until what has the focus is called so. */
  const tabTo = async (name: string | RegExp) => {
    const frame = await inside();
    for (let pressed = 0; pressed < 150; pressed += 1) {
      const focused = await frame.evaluate(() => {
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        const label = active instanceof HTMLElement && "labels" in active ? active.labels : null;
        const named = label instanceof NodeList ? label[0]?.textContent : null;
        return active?.getAttribute("aria-label") ?? named ?? active?.textContent ?? "";
      });
      if (typeof name === "string" ? focused.trim() === name : name.test(focused)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab never came to ${name}`);
  };
  const retype = async (text: string) => {
    await page.keyboard.press("Control+a");
    await page.keyboard.type(text);
  };
  const openImport = async () => {
    await openApp("/rules");
    await app().getByRole("button", { name: "Import", exact: true }).click();
  };

  beforeAll(async () => {
    const { outDir } = await bundleApp({ appDir, outDir: `${appDir}/.local/bundle` });
    const clock = createRealClock();
    site = await createLocalSite({
      appDir,
      bundleDir: outDir,
      run: { runner: "process", clock },
      seed: "rules-page",
      organization: { days: 3, events: 400, liveEventsPerHour: 60 },
    });
    await site.forge.fireLifecycle("installed", "712020:installer");
    host = await serve(site, { appDir, port: 0, clock, clockKind: "real" });
    admin = site.jira.users[0]?.accountId ?? "";
    await site.ask(admin, "setup/connect", {
      orgId: site.organization.orgId,
      apiKey: organizationKeys.good,
      keyExpiresAt: null,
      backfillDays: 3,
      deliverHistorical: false,
    });
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.on("console", (message) => {
      if (message.type() === "error") consoleErrors.push(message.text());
    });
    site.organization.plantIncident("organization-admin-granted", Date.now() + 500);
    await openApp("/rules");
  }, 180_000);

  afterAll(async () => {
    await browser.close();
    await host.close();
    await site.close();
    rmSync(folder, { recursive: true });
  });

  test("a rule is made in the form, tried and saved by keyboard alone", async () => {
    await until("collecting", async () => {
      await site.forge.fireScheduled("every-five-minutes");
      const search = { filter: { actions: ["user_login"] }, after: null, limit: 1 };
      return JSON.stringify(await valueOf("events/search", search)).includes("user_login");
    });
    await app().getByRole("button", { name: "New rule" }).waitFor({ timeout: 20_000 });
    await (await inside()).evaluate(() => window.focus());
    await page.keyboard.press("Tab");
    await tabTo("New rule");
    await page.keyboard.press("Enter");
    await app().getByLabel("Title").waitFor({ timeout: 20_000 });
    await tabTo("Title");
    await retype("Somebody signs in");
    await tabTo(/^Values of field 1/);
    await page.keyboard.type("user_login");
    await tabTo("Condition");
    await retype("selektion");
    await see(/Error, line \d+/);
    expect(await app().getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
    await retype("selection");
    await tabTo("The rule as YAML");
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("# By us\n");
    await page.keyboard.press("Tab");
    await tabTo("Try on recent events");
    await page.keyboard.press("Enter");
    await see(/[1-9]\d* of the newest [\d,]+ events match/);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await see("holds");
    await tabTo("Example to find");
    await page.keyboard.press("Enter");
    await see("The example is green.");
    await page.keyboard.press("Control+s");
    await until("saving", async () => (await ownRules()).length === 1);
    expect(await exportedText()).toMatch(/^# By us\ntitle: Somebody signs in\n/);
  }, 180_000);

  test("exported, checked by the command line and imported again it is the same document", async () => {
    await openApp("/rules");
    const download = page.waitForEvent("download");
    await app().getByRole("button", { name: "Export your own" }).click();
    await (await download).saveAs(exported);
    const text = readFileSync(exported, "utf8");
    expect(text).toBe(await exportedText());
    expect(checkRules([exported])).toMatchObject({ failed: false, json: { rules: 1, errors: [] } });
    expect(testRules([exported], new Map())).toMatchObject({ failed: false });

    await openImport();
    await app().getByLabel("Bundle").setInputFiles(exported);
    await see("same");
    const [own] = await ownRules();
    await valueOf("rules/delete", { id: own?.id, version: 1 });
    expect(await ownRules()).toEqual([]);
    await openImport();
    await app().getByLabel("Bundle").setInputFiles(exported);
    await app().getByRole("button", { name: "Import 1 rule" }).click();
    await see("1 rule imported.");
    expect(await exportedText()).toBe(text);
  });

  test("a hostile bundle is refused with what is wrong, and changes nothing", async () => {
    const before = await exportedText();
    const levels = ["a: &a [x, x, x, x, x, x, x, x, x, x]"];
    for (const [index, name] of [..."bcdefgh"].entries())
      levels.push(`${name}: &${name} [${Array(10).fill(`*${"abcdefgh"[index]}`).join(", ")}]`);
    const bundles = [
      [levels.join("\n"), /values|aliases/],
      ["a".repeat(10_000_000), /10,000,000 bytes/],
      [`${before}__proto__: { polluted: true }\n`, /__proto__ is not allowed/],
      ["a: 1\n---\n".repeat(1_000), /200 are allowed/],
    ] as const;
    for (const [index, [text, message]] of bundles.entries()) {
      const file = join(folder, `hostile-${index}.yml`);
      writeFileSync(file, text);
      await openImport();
      await app().getByLabel("Bundle").setInputFiles(file);
      await see(message);
      expect(
        await app()
          .getByRole("button", { name: /^Import \d/ })
          .count(),
      ).toBe(0);
    }
    expect(await exportedText()).toBe(before);
  });

  test("an alert is suppressed in two clicks", async () => {
    await until("an alert", async () => {
      await site.forge.fireScheduled("every-five-minutes");
      const list = await valueOf("alerts/list", { after: null, limit: 10 });
      return JSON.stringify(list).includes("ruleTitle");
    });
    await openApp("/alerts");
    await app().locator('[role="row"]').nth(1).click();
    await app().getByRole("button", { name: "Suppress" }).click();
    await app().locator(".suppress").getByRole("button", { name: "Suppress" }).click();
    await until("suppressing", async () =>
      JSON.stringify(await valueOf("suppressions/list")).includes("Expected: "),
    );
    await openApp("/rules/suppressions");
    await see(/^Expected: /);
  }, 180_000);

  test("no part of the page asked for what the policy blocks", async () => {
    for (const path of ["/rules/attack", "/rules/lists", "/rules/new"]) {
      await openApp(path);
      await page.waitForTimeout(700);
    }
    expect(host.cspReports()).toEqual([]);
    expect(consoleErrors).toEqual([]);
  });
});
