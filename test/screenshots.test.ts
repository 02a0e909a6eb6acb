import { expect, test } from "@jest/globals";
import { resolve } from "node:path";
import { pageNames } from "../static/src/route/page-name";
import { describeInBrowser } from "./describe-in-browser";
import { screenshotTargets } from "./screenshots/screenshot-targets";
import { takeScreenshots } from "./screenshots/take-screenshots";

// The checks of `npm run screenshots` at one width, without the pictures.

test("every page of the navigation is among those that are looked at, with data and without", () => {
  for (const stage of ["empty", "full"] as const) {
    const walked = screenshotTargets
      .filter(({ stages }) => stages.includes(stage))
      .map(({ path }) => path.split("/")[1]);
    expect(walked).toEqual(expect.arrayContaining([...pageNames]));
  }
});

describeInBrowser("every page in both themes", () => {
  test("nothing is reported, complained of, unreachable for a screen reader, or cut off", async () => {
    const { pages, ...found } = await takeScreenshots({
      appDir: resolve(__dirname, ".."),
      stages: ["full"],
      themes: ["light", "dark"],
      widths: [900],
    });
    expect(pages).toBeGreaterThan(pageNames.length);
    expect(found).toEqual({
      files: 0,
      cspReports: [],
      consoleErrors: [],
      axeSerious: [],
      overflows: [],
      headings: [],
      layoutJumps: [],
      notOpened: [],
    });
  }, 1_200_000);
});
