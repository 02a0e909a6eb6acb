import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleApp } from "../../host/runtime/bundle-app";
import { furnishSite } from "./furnish-site";
import type { SiteStage } from "./screenshot-targets";
import { walkPages, type PageFaults, type WalkOptions } from "./walk-pages";

export interface ScreenshotOptions extends Omit<WalkOptions, "stateDir" | "bundleDir"> {
  readonly stages: ReadonlyArray<SiteStage>;
}

export interface ScreenshotReport extends Readonly<PageFaults> {
  /** How many different things were looked at, in each stage that they have. */
  readonly pages: number;
  readonly files: number;
}

/**
 * Walks every page of the real bundle in the local host with Chromium, takes its picture in each theme and width, and
 * collects what has to be none: reports of the policy, errors in the console, what axe finds, what does not fit.
 */
export async function takeScreenshots(options: ScreenshotOptions): Promise<ScreenshotReport> {
  const { appDir, pictures } = options;
  const faults: PageFaults = {
    cspReports: [],
    consoleErrors: [],
    axeSerious: [],
    overflows: [],
    headings: [],
    layoutJumps: [],
    notOpened: [],
  };
  let [pages, files] = [0, 0];
  if (pictures !== undefined) {
    rmSync(pictures, { recursive: true, force: true });
    mkdirSync(pictures, { recursive: true });
  }
  const { outDir } = await bundleApp({ appDir, outDir: join(appDir, ".local/bundle-pictures") });
  const folder = mkdtempSync(join(tmpdir(), "screenshots-"));
  try {
    for (const stage of options.stages) {
      options.say?.(`Furnishing the site that is ${stage} …`);
      const where = { appDir, bundleDir: outDir, stateDir: join(folder, stage) };
      await furnishSite(stage, where);
      const walked = await walkPages(stage, { ...options, ...where }, faults);
      pages += walked.pages;
      files += walked.files;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { pages, files, ...faults };
}
