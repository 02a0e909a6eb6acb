import { join } from "node:path";
import type { Browser, Frame, Page } from "playwright-core";
import { jiraUsers } from "../../host/jira/site";
import { createRealClock } from "../../host/real-clock";
import { createLocalSite } from "../../host/start/local-site";
import { serve } from "../../host/start/serve";
import { findAccessFaults } from "./find-access-faults";
import { findLayoutFaults } from "./find-layout-faults";
import { organizationOf } from "./furnish-site";
import { screenshotTargets, type ScreenshotTarget, type SiteStage } from "./screenshot-targets";

export interface WalkOptions {
  readonly appDir: string;
  readonly bundleDir: string;
  readonly stateDir: string;
  /** Where the pictures go; without it the checks are made and no picture is kept. */
  readonly pictures?: string;
  readonly themes: ReadonlyArray<"light" | "dark">;
  /** Of the browser's window, in pixels. The app's frame is narrower: Jira's side bar stands beside it. */
  readonly widths: ReadonlyArray<number>;
  /** Only targets with these names; all where it is absent. */
  readonly only?: ReadonlyArray<string>;
  readonly say?: (line: string) => void;
}

/** What there has to be none of, each with the page that it was seen on. */
export type PageFaults = Record<
  "cspReports" | "consoleErrors" | "axeSerious" | "overflows",
  string[]
>;

/** Looks at every target of a stage, in a site that `furnishSite` made. Adds what it finds to `found`. */
export async function walkPages(
  browser: Browser,
  stage: SiteStage,
  options: WalkOptions,
  found: PageFaults,
): Promise<{ readonly pages: number; readonly files: number }> {
  const { appDir, bundleDir, stateDir, only, pictures } = options;
  const clock = createRealClock();
  const site = await createLocalSite({
    appDir,
    bundleDir,
    stateDir,
    run: { runner: "process", clock },
    seed: "pictures",
    organization: organizationOf(stage),
  });
  const host = await serve(site, { appDir, port: 0, clock, clockKind: "real" });
  const page = await browser.newPage({ reducedMotion: "reduce" });
  let place = "";
  page.on("console", (message) => {
    if (message.type() === "error") found.consoleErrors.push(`${place}: ${message.text()}`);
  });
  page.on("pageerror", (error) => found.consoleErrors.push(`${place}: ${error.message}`));
  const targets = screenshotTargets.filter(
    ({ name, stages }) => stages.includes(stage) && (only?.includes(name) ?? true),
  );
  let files = 0;
  for (const target of targets) {
    place = `${target.name}, ${stage}`;
    options.say?.(place);
    await page.setViewportSize({ width: 1280, height: 900 });
    await openTarget(page, host.url, target, (key) => host.pageUrl(key) ?? "");
    for (const theme of options.themes) {
      await page.emulateMedia({ colorScheme: theme });
      for (const width of options.widths) {
        place = `${target.name}, ${stage}, ${theme}, ${width}`;
        await page.setViewportSize({ width, height: 900 });
        const frame = await settled(page, theme);
        const note = (fault: string): string => `${place}: ${fault}`;
        found.overflows.push(...(await frame.evaluate(findLayoutFaults)).map(note));
        found.axeSerious.push(...(await findAccessFaults(frame)).map(note));
        if (pictures === undefined) continue;
        await page.screenshot({
          path: join(pictures, `${target.name}-${stage}-${theme}-${width}.png`),
        });
        files += 1;
      }
    }
  }
  found.cspReports.push(...host.cspReports().map((report) => JSON.stringify(report)));
  await page.close();
  await host.close();
  await site.close();
  return { pages: targets.length, files };
}

/** Viewers and analysts reach the page under Apps, managers under Jira's administration. */
async function openTarget(
  page: Page,
  hostUrl: string,
  { path, viewer, open }: ScreenshotTarget,
  pageUrl: (moduleKey: string) => string,
): Promise<void> {
  const { accountId } = jiraUsers[viewer ?? "siteAdmin"];
  if (!page.url().startsWith(hostUrl)) await page.goto(hostUrl);
  await page.evaluate((id) => localStorage.setItem("local-host.user", id), accountId);
  await page.goto("about:blank");
  await page.goto(
    `${pageUrl(viewer === undefined ? "audit-stream-admin" : "audit-stream")}${path}`,
  );
  const app = page.frameLocator("iframe").first();
  await app.locator("h1").first().waitFor({ timeout: 30_000 });
  await arrived(await frameOf(page));
  await open?.(app);
}

async function frameOf(page: Page): Promise<Frame> {
  const frame = await (await page.locator("iframe").first().elementHandle())?.contentFrame();
  if (frame === null || frame === undefined) throw new Error("The app's frame is not there.");
  return frame;
}

/** Nothing is on its way any more. */
async function arrived(frame: Frame): Promise<void> {
  await frame.locator("main").waitFor({ timeout: 30_000 });
  const onItsWay = frame.locator("[aria-busy=true], .skeleton, .skeleton-bar");
  const deadline = Date.now() + 30_000;
  while ((await onItsWay.count()) > 0) {
    if (Date.now() > deadline) throw new Error("The page went on loading for half a minute.");
    await frame.waitForTimeout(100);
  }
}

async function settled(page: Page, theme: "light" | "dark"): Promise<Frame> {
  const frame = await frameOf(page);
  await frame.locator(`html[data-color-mode="${theme}"]`).waitFor({ timeout: 10_000 });
  await arrived(frame);
  await page.waitForTimeout(250);
  return frame;
}
