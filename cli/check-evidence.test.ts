import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { expect, test } from "@jest/globals";
import { strToU8, zipSync } from "fflate";
import type { EvidenceManifest } from "#contract";
import { checkEvidence } from "./check-evidence";

type Texts = Record<string, string>;

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const pair = generateKeyPairSync("ed25519");
const publicKey = pair.publicKey.export({ format: "der", type: "spki" }).toString("base64");

/** A pack as the app makes it. */
function pack(change: (files: Texts) => void = () => undefined): Uint8Array {
  const texts: Texts = { "report.html": "<p>Zoë</p>", "keys.csv": "name\r\n" };
  const manifest: EvidenceManifest = {
    format: "audit-stream-evidence/1",
    appVersion: "1.0.0",
    orgId: "org-1",
    period: { from: 0, to: 86_400_000 },
    madeAt: 86_400_000,
    madeBy: "ada",
    files: Object.entries(texts).map(([name, text]) => ({
      name,
      bytes: Buffer.byteLength(text),
      sha256: sha256(text),
    })),
    cut: [],
    chains: { events: { segments: 2, head: sha256("a"), erased: 0 }, activity: null },
  };
  const text = JSON.stringify(manifest);
  const signature = sign(null, Buffer.from(text), pair.privateKey).toString("base64");
  const files: Texts = {
    ...texts,
    "manifest.json": text,
    "signature.json": JSON.stringify({ algorithm: "Ed25519", publicKey, signature }),
  };
  change(files);
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, value]) => [name, strToU8(value)])),
  );
}

test("a pack that is as it was made is told to be, with what it covers", () => {
  const { failed, text, json } = checkEvidence(pack(), null);
  expect(failed).toBe(false);
  expect(text).toContain("1970-01-01T00:00:00.000Z to 1970-01-02");
  expect(text).toContain(`Signed with the key ${sha256(publicKey)}: compare`);
  expect(json).toMatchObject({ failed: false, problems: [], key: sha256(publicKey) });
});

test.each<[string, (files: Texts) => void, string]>([
  ["a file was changed", (files) => (files["keys.csv"] = "nome\r\n"), "keys.csv was changed"],
  ["a file was taken out", (files) => delete files["keys.csv"], "keys.csv is missing"],
  ["a file was added", (files) => (files["more.csv"] = ""), "more.csv does not belong"],
  [
    "a file and its hash were changed",
    (files) => {
      files["keys.csv"] = "nome\r\n";
      files["manifest.json"] =
        files["manifest.json"]?.replace(sha256("name\r\n"), sha256("nome\r\n")) ?? "";
    },
    "not what was signed",
  ],
  ["the signature is gone", (files) => delete files["signature.json"], "signature.json is missing"],
  ["the manifest is gone", (files) => delete files["manifest.json"], "manifest.json is missing"],
  ["the manifest is no JSON", (files) => (files["manifest.json"] = "{"), "unreadable"],
])("a pack fails where %s", (_, change, problem) => {
  const { failed, text } = checkEvidence(pack(change), null);
  expect(failed).toBe(true);
  expect(text).toContain(problem);
});

test("a pack that somebody else signed fails where the key is known", () => {
  expect(checkEvidence(pack(), sha256(publicKey)).failed).toBe(false);
  const { failed, text } = checkEvidence(pack(), sha256("another key"));
  expect(failed).toBe(true);
  expect(text).toContain("another key");
});

test("what is no ZIP file fails with a reason", () => {
  expect(checkEvidence(strToU8("no zip"), null)).toMatchObject({ failed: true });
});
