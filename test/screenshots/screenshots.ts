import { copyFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildPage } from "../../host/start/build-page";
import { atMost, printReport } from "../bench/bench-report";
import { siteStages } from "./screenshot-targets";
import { takeScreenshots } from "./take-screenshots";

// `npm run screenshots`: pictures of every page in both themes and widths, empty and full, into .local/screenshots. It
// fails where a page makes the policy report, the console complain, axe find something serious, or does not fit.

const appDir = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const pictures = join(appDir, ".local/screenshots");
const forReadme = {
  "events-full-light-1280.png": "events.png",
  "dashboard-full-light-1280.png": "dashboard.png",
};

const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    /** Copies the README's pictures to their place. */
    readme: { type: "boolean", default: false },
    only: { type: "string", multiple: true },
    stage: { type: "string", multiple: true },
  },
});

await buildPage(appDir);
const { only } = values;
const { pages, files, ...faults } = await takeScreenshots({
  appDir,
  pictures,
  stages: siteStages.filter((stage) => values.stage?.includes(stage) ?? true),
  themes: ["light", "dark"],
  widths: [1280, 900],
  ...(only === undefined ? {} : { only }),
  say: (line) => {
    if (!values.json) process.stderr.write(`${line}\n`);
  },
});
for (const [kind, list] of Object.entries(faults))
  for (const fault of list) process.stderr.write(`${kind}: ${fault}\n`);
if (values.readme)
  for (const [from, to] of Object.entries(forReadme))
    copyFileSync(join(pictures, from), join(appDir, "test/pictures", to));
const counts = Object.fromEntries(
  Object.entries(faults).map(([kind, list]) => [kind, list.length]),
);
const targets = Object.entries(counts).map(([kind, count]) => atMost(kind, 0, count));
printReport(
  { name: "screenshots", counts: { pages, files, ...counts }, results: [], targets },
  values.json,
);
process.exit();
