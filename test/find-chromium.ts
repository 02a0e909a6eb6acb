import { existsSync } from "node:fs";

/** The Chromium or Chrome of this machine: what `CHROMIUM_PATH` names, or where it usually is. */
export function findChromium(): string | undefined {
  const named = process.env["CHROMIUM_PATH"];
  const candidates = named === undefined || named === "" ? usual : [named];
  return candidates.find((file) => existsSync(file));
}

const usual: ReadonlyArray<string> = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/snap/bin/chromium",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
