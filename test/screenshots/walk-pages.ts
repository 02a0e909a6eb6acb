import { join } from "node:path";
import type { Frame } from "playwright-core";
import { jiraUsers } from "../../host/jira/site";
import { createRealClock } from "../../host/real-clock";
import { createLocalSite } from "../../host/start/local-site";
import { showPage, type ShownPage } from "../show-page";
import { failQuestions } from "./fail-questions";
import { findAccessFaults } from "./find-access-faults";
import { findHeadingFaults } from "./find-heading-faults";
import { findLayoutFaults } from "./find-layout-faults";
import { organizationOf } from "./furnish-site";
import { measureLayoutShift } from "./measure-layout-shift";
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
  | "cspReports"
  | "consoleErrors"
  | "axeSerious"
  | "overflows"
  | "headings"
  | "layoutJumps"
  | "notOpened",
  string[]
>;

/** The bound under which the web's own measure calls a page's layout stable. */
const MOST_LAYOUT_SHIFT = 0.1;

/** Looks at every target of a stage, in a site that `furnishSite` made. Adds what it finds to `found`. */
export async function walkPages(
  stage: SiteStage,
  options: WalkOptions,
  found: PageFaults,
): Promise<{ readonly pages: number; readonly files: number }> {
  const { appDir, bundleDir, stateDir, only } = options;
  const clock = createRealClock();
  const site = await createLocalSite({
    appDir,
    bundleDir,
    stateDir,
    run: { runner: "process", clock },
    seed: "pictures",
    organization: organizationOf(stage),
  });
  const shown = await showPage(site, { appDir, clock, clockKind: "real" });
  const targets = screenshotTargets.filter(
    ({ name, stages }) => stages.includes(stage) && (only?.includes(name) ?? true),
  );
  let files = 0;
  for (const target of targets) {
    options.say?.(`${target.name}, ${stage}`);
    for (const width of options.widths) {
      const look = () => lookAt(shown, target, stage, width, options, found);
      // Now and then a frame no longer hears of the browser's theme; opened anew it does. What cannot be opened twice
      // is a fault like others: the rest is looked at all the same.
      files += await look()
        .catch(look)
        .catch((error: unknown) => {
          found.notOpened.push(`${target.name}, ${stage}, ${width}: ${String(error)}`);
          return 0;
        });
    }
  }
  await shown.close();
  await site.close();
  return { pages: targets.length, files };
}

/** Looks at one target at a width in every theme; gives how many pictures it took. */
async function lookAt(
  shown: ShownPage,
  target: ScreenshotTarget,
  stage: SiteStage,
  width: number,
  { themes, pictures }: WalkOptions,
  found: PageFaults,
): Promise<number> {
  let place = `${target.name}, ${stage}, ${width}`;
  const note = (fault: string): string => `${place}: ${fault}`;
  const before = shown.complaints();
  let files = 0;
  await shown.page.setViewportSize({ width, height: 900 });
  await shown.page.unrouteAll({ behavior: "wait" });
  if (target.fails === true) await failQuestions(shown.page);
  const shift = await openTarget(shown, target);
  if (shift > MOST_LAYOUT_SHIFT)
    found.layoutJumps.push(note(`the layout shifted by ${shift.toFixed(3)}`));
  for (const theme of themes) {
    place = `${target.name}, ${stage}, ${width}, ${theme}`;
    await turn(shown, theme);
    const frame = await settled(shown);
    // What looks at an empty page finds no fault in it.
    if ((await frame.locator("main").innerText()).trim() === "")
      found.notOpened.push(note("nothing is seen"));
    found.overflows.push(...(await frame.evaluate(findLayoutFaults)).map(note));
    found.axeSerious.push(...(await findAccessFaults(frame)).map(note));
    if (target.module !== "audit-stream-widget")
      found.headings.push(...(await frame.evaluate(findHeadingFaults)).map(note));
    if (pictures === undefined) continue;
    await shown.page.screenshot({
      path: join(pictures, `${target.name}-${stage}-${theme}-${width}.png`),
    });
    files += 1;
  }
  const after = shown.complaints();
  found.cspReports.push(...after.cspReports.slice(before.cspReports.length).map(note));
  found.consoleErrors.push(...after.consoleErrors.slice(before.consoleErrors.length).map(note));
  return files;
}

/**
 * Viewers and analysts reach the page under Apps, managers under Jira's administration. Gives how much the layout
 * shifted until everything was there, before anything in it was opened.
 */
async function openTarget(shown: ShownPage, target: ScreenshotTarget): Promise<number> {
  const { path, viewer, open, module } = target;
  await shown.become(jiraUsers[viewer ?? "siteAdmin"].accountId);
  await shown.page.goto("about:blank");
  const usual = viewer === undefined ? "audit-stream-admin" : "audit-stream";
  await shown.openApp(path, module ?? usual);
  await shown.arrived();
  const shift = await (await shown.frame()).evaluate(measureLayoutShift);
  await open?.(shown.app());
  return shift;
}

async function turn({ page, app }: ShownPage, theme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await app().locator(`html[data-color-mode="${theme}"]`).waitFor({ timeout: 20_000 });
}

async function settled(shown: ShownPage): Promise<Frame> {
  await shown.arrived();
  const frame = await shown.frame();
  // Colours fade from one theme to the other.
  await frame.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.all(ending.map(({ finished }) => finished.catch(() => null)));
  });
  return frame;
}
