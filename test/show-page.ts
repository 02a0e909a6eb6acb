import type { Frame, FrameLocator, Locator, Page } from "playwright-core";
import type { HostClock } from "../host/clock";
import type { PageHost } from "../host/page/create-page-host";
import type { LocalSite } from "../host/start/local-site";
import { serve } from "../host/start/serve";
import { openBrowser } from "./browser";

/** Generous: a machine that is busy with something else must not fail a test. */
const LONGEST_WAIT_MS = 60_000;

export interface ShownPage {
  readonly host: PageHost;
  readonly page: Page;
  /** The app's frame, for looking up what is in it. */
  readonly app: () => FrameLocator;
  /** The app's frame, for running something in it. */
  readonly frame: () => Promise<Frame>;
  /** Waits until a text is there. */
  readonly see: (text: string | RegExp) => Promise<void>;
  /** Waits for a row of the table that the page shows, and gives it; the first below its head is 1. */
  readonly row: (number: number) => Promise<Locator>;
  /** From now on it is somebody else who opens pages; `anonymous` is not logged in. */
  readonly become: (accountId: string) => Promise<void>;
  /** Opens the app at a path after a module's address (the admin page where none is named), and waits for it to be there. */
  readonly openApp: (path?: string, moduleKey?: string) => Promise<void>;
  /** Waits until nothing is on its way any more. */
  readonly arrived: () => Promise<void>;
  /** How many pixels the app is wider than its frame. */
  readonly overflow: () => Promise<number>;
  /** What the policy blocked, and what the console or an uncaught error said. */
  readonly complaints: () => Complaints;
  readonly close: () => Promise<void>;
}

export interface Complaints {
  readonly cspReports: ReadonlyArray<string>;
  readonly consoleErrors: ReadonlyArray<string>;
}

export const noComplaints: Complaints = { cspReports: [], consoleErrors: [] };

export interface ShownPageOptions {
  readonly appDir: string;
  readonly clock: HostClock;
  readonly clockKind: "real" | "virtual";
  /** Of the browser's window in pixels; 1280 when absent. */
  readonly width?: number;
}

/** Shows a site in Chromium: the page that plays Jira, with the built page of the app in it. */
export async function showPage(site: LocalSite, options: ShownPageOptions): Promise<ShownPage> {
  const { appDir, clock, clockKind, width = 1280 } = options;
  const host = await serve(site, { appDir, port: 0, clock, clockKind });
  const browser = await openBrowser();
  const page = await browser.newPage({
    viewport: { width, height: 900 },
    reducedMotion: "reduce",
  });
  page.setDefaultTimeout(LONGEST_WAIT_MS);
  const consoleErrors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") consoleErrors.push(message.text());
  });
  page.on("pageerror", (error) => consoleErrors.push(error.message));

  const app = (): FrameLocator => page.frameLocator("iframe").first();
  const frame = async (): Promise<Frame> => {
    const found = await (await page.locator("iframe").first().elementHandle())?.contentFrame();
    if (found == null) throw new Error("The app's frame is not there.");
    return found;
  };
  /** What is there instead tells why something did not come. */
  const wait = async (locator: Locator): Promise<void> => {
    try {
      await locator.waitFor();
    } catch (error) {
      const seen = await app()
        .locator("body")
        .innerText({ timeout: 5_000 })
        .catch(() => "nothing");
      throw new Error(`${String(locator)} is not there. What is: ${seen}`, { cause: error });
    }
  };
  return {
    host,
    page,
    app,
    frame,
    see: (text) => wait(app().getByText(text).first()),
    row: async (number) => {
      const row = app().locator('[role="row"]').nth(number);
      await wait(row);
      return row;
    },
    become: async (accountId) => {
      if (!page.url().startsWith(host.url)) await page.goto(host.url);
      await page.evaluate((id) => localStorage.setItem("local-host.user", id), accountId);
    },
    openApp: async (path = "", moduleKey = "audit-stream-admin") => {
      await page.goto(`${host.pageUrl(moduleKey) ?? ""}${path}`);
      await app().locator("main").waitFor();
    },
    arrived: async () => {
      await app().locator("main").waitFor();
      const onItsWay = app().locator("[aria-busy=true], .skeleton, .skeleton-bar");
      await onItsWay.first().waitFor({ state: "detached" });
    },
    overflow: async () =>
      (await frame()).evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ),
    complaints: () => ({
      cspReports: host.cspReports().map((report) => JSON.stringify(report)),
      consoleErrors: [...consoleErrors],
    }),
    close: async () => {
      await browser.close();
      await host.close();
    },
  };
}
