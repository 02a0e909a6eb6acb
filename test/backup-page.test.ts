import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { readFile } from "node:fs/promises";
import { receiverKeys } from "../host/start/receiver-keys";
import { describeInBrowser } from "./describe-in-browser";
import { openPage, type OpenPage } from "./open-page";
import { noComplaints } from "./show-page";

// A backup is downloaded, something is lost, and the file brings it back; and what support is given.

describeInBrowser("backup, logging and diagnostics on the page", () => {
  let open: OpenPage;
  let file = "";

  const press = (name: string) => open.app().getByRole("button", { name, exact: true }).click();
  const download = async (name: string): Promise<string> => {
    const [saved] = await Promise.all([open.page.waitForEvent("download"), press(name)]);
    return readFile(await saved.path(), "utf8");
  };

  beforeAll(async () => {
    open = await openPage({
      seed: "backup-page",
      organization: { days: 1, events: 50, quiet: true, liveEventsPerHour: 0 },
      backfillDays: 1,
      width: 900,
    });
    const { ask } = open;
    await ask("lists/save", { name: "office", description: "", values: ["192.0.2.1"], version: 0 });
    await ask("destinations/save", {
      id: null,
      kind: "slack",
      name: "#security",
      settings: {},
      routing: { ruleIds: [], products: [], actorGroups: [] },
      secrets: { address: { change: "set", value: receiverKeys.slack.address } },
      version: 0,
    });
  });

  afterAll(() => open.close());

  test("a backup is one file, without the secrets", async () => {
    await open.openApp("/setup/backup");
    file = await download("Download a backup");
    expect(JSON.parse(file)).toMatchObject({ format: "audit-stream-configuration", version: 1 });
    expect(file).toContain("#security");
    expect(file).not.toContain(receiverKeys.slack.address);
  });

  test("a file is looked at first, then restored, and what was lost is back", async () => {
    await open.ask("lists/delete", { name: "office", version: 1 });
    await press("Restore from a file");
    const drawer = open.app().getByRole("dialog", { name: "Restore from a file" });
    const choose = (name: string, text: string) =>
      drawer
        .getByLabel("Backup")
        .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
    await choose("wrong.json", "[1, 2]");
    await drawer.getByText("This is no backup", { exact: false }).waitFor();
    await choose("backup.json", file);
    await drawer.getByRole("checkbox", { name: "Restore List office" }).waitFor();
    expect((await open.ask("lists/list", {})).lists).toEqual([]);
    await drawer.getByRole("button", { name: "Restore 1 document" }).click();
    await drawer.getByText("1 document restored.", { exact: false }).waitFor();
    const [list] = (await open.ask("lists/list", {})).lists;
    expect(list?.values).toEqual(["192.0.2.1"]);
    await drawer.getByRole("button", { name: "Done" }).click();
  });

  test("details are logged for a while, and support gets a file that names nobody", async () => {
    await open.openApp("/health");
    await open.app().getByLabel("Details of some areas (debug)").check();
    await open.app().getByRole("combobox", { name: /Areas/ }).fill("audit-stream:deliver*");
    await open
      .app()
      .getByRole("region", { name: "Logging" })
      .getByRole("button", { name: "Save" })
      .click();
    await open.app().getByText("Details of", { exact: false }).first().waitFor();
    await open.app().getByRole("button", { name: "End details now" }).waitFor();
    const { logging } = await open.ask("logging/get", {});
    expect(logging.debug?.areas).toBe("audit-stream:deliver*");
    const diagnostics = await download("Download diagnostics");
    expect(JSON.parse(diagnostics)).toMatchObject({ format: "audit-stream-diagnostics" });
    for (const text of ["@", "#security", receiverKeys.slack.address, "192.0.2.1"]) {
      expect(diagnostics).not.toContain(text);
    }
    expect(await open.overflow()).toBe(0);
    expect(open.complaints()).toEqual(noComplaints);
  });
});
