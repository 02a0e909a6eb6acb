import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { checkEvidence } from "./check-evidence";

/** `npm run --silent verify:evidence -- FILE [--key FINGERPRINT] [--json]`: 0 as made, 1 not, 2 not tried. */
const USAGE = `Is an evidence pack as the app made it? Asks nobody and needs no network.

  verify:evidence FILE                    the ZIP file that the Compliance page saved

  --key FINGERPRINT   of the key that has to have signed it, from the app's Compliance page
  --json              one line of JSON instead of text
`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { key: { type: "string" }, json: { type: "boolean", default: false } },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) {
    process.stdout.write(USAGE);
    process.exitCode = 2;
  } else {
    const { json, text, failed } = checkEvidence(readFileSync(file), values.key ?? null);
    process.stdout.write(values.json ? `${JSON.stringify(json)}\n` : text);
    process.exitCode = failed ? 1 : 0;
  }
} catch (error) {
  process.stderr.write(
    `verify:evidence: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 2;
}
