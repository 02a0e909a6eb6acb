import { describe, jest } from "@jest/globals";
import { findChromium } from "./find-chromium";

/**
 * `describe` for tests that need a browser. Where there is none they are skipped with a plain line; in CI they run
 * all the same and fail. A page may take long on a busy machine, so that a test's time ends only what hangs.
 */
export function describeInBrowser(name: string, tests: () => void): void {
  jest.setTimeout(600_000);
  if (findChromium() !== undefined || process.env["CI"] !== undefined) {
    describe(name, tests);
    return;
  }
  process.stderr.write(
    `No Chromium was found, so "${name}" is skipped. Install it, or name it in CHROMIUM_PATH.\n`,
  );
  describe.skip(name, tests);
}
