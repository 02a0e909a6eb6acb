import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkRules } from "../cli/check-rules";
import { testRules } from "../cli/test-rules";
import { describeInBrowser } from "./describe-in-browser";
import { openPage, type OpenPage } from "./open-page";
import { pollUntil } from "./poll-until";
import { noComplaints } from "./show-page";
import { tabTo } from "./tab-to";
import { until } from "./until";

// A rule from the form to a file and back, the editor by keyboard alone, hostile bundles, and a suppression.

const folder = mkdtempSync(join(tmpdir(), "rules-page-"));
const exported = join(folder, "rules.yml");

describeInBrowser("the rules page in the local host", () => {
  let open: OpenPage;

  const ownRules = async () =>
    (await open.ask("rules/list", {})).rules.filter(({ origin }) => origin === "own");
  const exportedText = async () => (await open.ask("rules/export", { ids: null })).yaml;

  const retype = async (text: string) => {
    await open.page.keyboard.press("Control+a");
    await open.page.keyboard.type(text);
  };
  const openImport = async () => {
    await open.openApp("/rules");
    await open.app().getByRole("button", { name: "Import", exact: true }).click();
  };

  beforeAll(async () => {
    open = await openPage({
      seed: "rules-page",
      organization: { days: 3, events: 400, liveEventsPerHour: 60 },
      backfillDays: 3,
    });
    open.site.organization.plantIncident("organization-admin-granted", Date.now() + 500);
  });

  afterAll(async () => {
    await open.close();
    rmSync(folder, { recursive: true });
  });

  test("a rule is made in the form, tried and saved by keyboard alone", async () => {
    const { ask, page, app, see, openApp } = open;
    await openApp("/rules");
    await pollUntil(ask, "collecting", async () => {
      const search = { filter: { actions: ["user_login"] }, after: null, limit: 1 };
      return (await ask("events/search", search)).events.length > 0;
    });
    await app().getByRole("button", { name: "New rule" }).waitFor();
    await (await open.frame()).evaluate(() => window.focus());
    await page.keyboard.press("Tab");
    await tabTo(open, "New rule");
    await page.keyboard.press("Enter");
    await app().getByLabel("Title").waitFor();
    await tabTo(open, "Title");
    await retype("Somebody signs in");
    await tabTo(open, /^Values of field 1/);
    await page.keyboard.type("user_login");
    await tabTo(open, "Condition");
    await retype("selektion");
    await see(/Error, line \d+/);
    expect(await app().getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
    await retype("selection");
    await tabTo(open, "The rule as YAML");
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("# By us\n");
    await page.keyboard.press("Tab");
    await tabTo(open, "Try on recent events");
    await page.keyboard.press("Enter");
    await see(/[1-9]\d* of the newest [\d,]+ events match/);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await see("holds");
    await tabTo(open, "Example to find");
    await page.keyboard.press("Enter");
    await see("The example is green.");
    await page.keyboard.press("Control+s");
    await until("saving", async () => (await ownRules()).length === 1);
    expect(await exportedText()).toMatch(/^# By us\ntitle: Somebody signs in\n/);
  });

  test("exported, checked by the command line and imported again it is the same document", async () => {
    const { ask, page, app, see, openApp } = open;
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
    await ask("rules/delete", { id: own?.id ?? "", version: 1 });
    expect(await ownRules()).toEqual([]);
    await openImport();
    await app().getByLabel("Bundle").setInputFiles(exported);
    await app().getByRole("button", { name: "Import 1 rule" }).click();
    await see("1 rule imported.");
    expect(await exportedText()).toBe(text);
  });

  test("a hostile bundle is refused with what is wrong, and changes nothing", async () => {
    const { app, see } = open;
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
    const { ask, app, see, openApp } = open;
    await pollUntil(ask, "an alert", async () => {
      return (await ask("alerts/list", { after: null, limit: 10 })).alerts.length > 0;
    });
    await openApp("/alerts");
    await app().locator('[role="row"]').nth(1).click();
    await app().getByRole("button", { name: "Suppress" }).click();
    await app().locator(".suppress").getByRole("button", { name: "Suppress" }).click();
    await until("suppressing", async () =>
      JSON.stringify(await ask("suppressions/list", {})).includes("Expected: "),
    );
    await openApp("/rules/suppressions");
    await see(/^Expected: /);
  });

  test("no part of the page asked for what the policy blocks", async () => {
    for (const path of ["/rules/attack", "/rules/lists", "/rules/new"]) {
      await open.openApp(path);
      await open.arrived();
    }
    expect(open.complaints()).toEqual(noComplaints);
  });
});
