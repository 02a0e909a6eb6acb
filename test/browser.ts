import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

/**
 * Starts the Chromium of this machine: `CHROMIUM_PATH`, or where Debian, Ubuntu, Fedora and macOS put it.
 * Undefined, with a plain line on stderr, when there is none; where `CI` is set that is a failure.
 */
export async function openBrowser(): Promise<Browser | undefined> {
  const executablePath = candidates().find((file) => existsSync(file));
  if (executablePath === undefined) {
    const line =
      "No Chromium was found, so the page is not tested. Install it, or name it in CHROMIUM_PATH.";
    if (process.env["CI"] !== undefined) throw new Error(line);
    process.stderr.write(`${line}\n`);
    return undefined;
  }
  return chromium.launch({ executablePath, args: flags });
}

function candidates(): ReadonlyArray<string> {
  const named = process.env["CHROMIUM_PATH"];
  if (named !== undefined && named !== "") return [named];
  return [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/snap/bin/chromium",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ];
}

/** Runs as root in a container, and calls nobody: Chromium would look for updates and components. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
