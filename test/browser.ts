import { chromium, type Browser } from "playwright-core";
import { findChromium } from "./find-chromium";

/** Starts the Chromium of this machine; throws a plain line when there is none. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error("No Chromium was found. Install it, or name it in CHROMIUM_PATH.");
  }
  return chromium.launch({ executablePath, args: flags });
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
