import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { readFile } from "node:fs/promises";
import { checkEvidence } from "../cli/check-evidence";
import { describeInBrowser } from "./describe-in-browser";
import { openPage, type OpenPage } from "./open-page";
import { noComplaints } from "./show-page";

describeInBrowser("the compliance page in the local host", () => {
  let open: OpenPage;

  beforeAll(async () => {
    open = await openPage({
      seed: "compliance",
      organization: { days: 3, events: 300, liveEventsPerHour: 0 },
      backfillDays: 3,
      width: 900,
    });
  });

  afterAll(() => open.close());

  test("a control tells what was watched for it, and what was not", async () => {
    const { page, app, openApp } = open;
    await openApp("/compliance");
    const row = app().getByRole("row", { name: /CC6\.8/ });
    expect(await row.innerText()).toMatch(/Partly watched|Not watched/);
    await row.getByRole("button", { name: "CC6.8" }).click();
    const drawer = app().getByRole("dialog");
    await drawer.getByText("Nothing was collected").first().waitFor();
    expect(await drawer.innerText()).toContain("Marketplace app installed");
    await page.keyboard.press("Escape");
    await app().getByText("NIST SP 800-53 r5").click();
    await app().getByRole("row", { name: /AC-6/ }).waitFor();
  });

  test("a pack that the page saves verifies with the fingerprint that the page shows", async () => {
    const { page, app, openApp } = open;
    await openApp("/compliance/evidence");
    await app().getByRole("button", { name: "Make evidence pack" }).click();
    const saving = page.waitForEvent("download", { timeout: 240_000 });
    await app().getByRole("button", { name: "Download" }).first().click({ timeout: 240_000 });
    const saved = await saving;
    expect(saved.suggestedFilename()).toMatch(/^evidence-\d{4}-\d\d-\d\d\.zip$/);
    await app().getByRole("button", { name: "Copy fingerprint" }).waitFor();
    const fingerprint = await app().locator(".evidence-key code").innerText();
    const zip = await readFile((await saved.path()) ?? "");
    expect(checkEvidence(zip, fingerprint)).toMatchObject({
      failed: false,
      json: { key: fingerprint, problems: [] },
    });
  });

  test("no section is wider than the window, and nothing is refused or reported", async () => {
    for (const section of ["", "/access", "/changes", "/keys", "/evidence"]) {
      await open.openApp(`/compliance${section}`);
      await open.arrived();
      expect({ section, wide: await open.overflow() }).toEqual({ section, wide: 0 });
    }
    expect(open.complaints()).toEqual(noComplaints);
  });
});
