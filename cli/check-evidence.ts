import { createHash, createPublicKey, verify } from "node:crypto";
import { unzipSync } from "fflate";
import { EvidenceManifest, EvidenceSignature } from "#contract";
import type { Outcome } from "./outcome";

/** The files of a pack by name. */
type Files = Readonly<Record<string, Uint8Array>>;

/**
 * Checks an evidence pack without asking anybody: each file against the manifest, the manifest against its signature,
 * and the key against a fingerprint that somebody read on the app's page. Without that fingerprint nobody knows whose
 * key it is: anybody can make a pack and sign it with a key of their own.
 */
export const checkEvidence = (zip: Uint8Array, fingerprint: string | null): Outcome => {
  const files = unpacked(zip);
  if (files === null) return outcome(["this is no ZIP file that can be read"], null, null, null);
  const problems: string[] = [];
  const manifestBytes = files["manifest.json"];
  const manifest = parsed(EvidenceManifest, manifestBytes);
  const signature = parsed(EvidenceSignature, files["signature.json"]);
  if (manifest === null) problems.push("manifest.json is missing or unreadable");
  if (signature === null) problems.push("signature.json is missing or unreadable");
  if (manifest !== null) problems.push(...fileProblems(files, manifest));
  if (signature !== null && manifestBytes !== undefined && !isSigned(manifestBytes, signature)) {
    problems.push("manifest.json is not what was signed");
  }
  const found = signature === null ? null : sha256(Buffer.from(signature.publicKey));
  if (found !== null && fingerprint !== null && found !== fingerprint.trim().toLowerCase()) {
    problems.push(`it is signed with another key: ${found}`);
  }
  return outcome(problems, manifest, found, fingerprint);
};

function unpacked(zip: Uint8Array): Files | null {
  try {
    return unzipSync(zip);
  } catch {
    return null;
  }
}

function fileProblems(files: Files, manifest: EvidenceManifest): ReadonlyArray<string> {
  const named = new Set(["manifest.json", "signature.json", ...manifest.files.map((f) => f.name)]);
  const changed = manifest.files.flatMap(({ name, bytes, sha256: expected }) => {
    const file = files[name];
    if (file === undefined) return [`${name} is missing`];
    return file.length === bytes && sha256(file) === expected ? [] : [`${name} was changed`];
  });
  const added = Object.keys(files).filter((name) => !named.has(name));
  return [...changed, ...added.map((name) => `${name} does not belong to the pack`)];
}

function isSigned(manifest: Uint8Array, { publicKey, signature }: EvidenceSignature): boolean {
  try {
    const key = Buffer.from(publicKey, "base64");
    const signer = createPublicKey({ key, format: "der", type: "spki" });
    return verify(null, manifest, signer, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}

/** Null where there is no such file, or it is not what the schema says. */
function parsed<Value>(
  schema: { readonly parse: (value: unknown) => Value },
  file: Uint8Array | undefined,
): Value | null {
  try {
    return file === undefined ? null : schema.parse(JSON.parse(new TextDecoder().decode(file)));
  } catch {
    return null;
  }
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

function outcome(
  problems: ReadonlyArray<string>,
  manifest: EvidenceManifest | null,
  found: string | null,
  expected: string | null,
): Outcome {
  const failed = problems.length > 0;
  const lines = failed
    ? ["This pack is NOT as the app made it:", ...problems.map((problem) => `  ${problem}`)]
    : [
        "Every file is as the manifest says, and the manifest is as it was signed.",
        ...(manifest === null ? [] : described(manifest)),
        expected === null
          ? `Signed with the key ${found}: compare it with the one on the app's Compliance page.`
          : "Signed with the key that was expected.",
      ];
  return {
    json: { name: "evidence", failed, problems, key: found, manifest },
    text: `${lines.join("\n")}\n`,
    failed,
  };
}

function described({ period, madeAt, files, cut, chains }: EvidenceManifest): string[] {
  const time = (at: number): string => new Date(at).toISOString();
  const { events, activity } = chains;
  return [
    `Period ${time(period.from)} to ${time(period.to)}, made ${time(madeAt)}, ${files.length} files.`,
    ...(cut.length === 0 ? [] : [`Not all rows are in: ${cut.join(", ")}.`]),
    `Sealed log: ${events === null ? "none" : `${events.segments} segments, head ${events.head}${events.erased === 0 ? "" : `, ${events.erased} events from which somebody was erased`}`}`,
    `Activity log: ${activity === null ? "none" : `${activity.entries} entries, head ${activity.head}`}`,
  ];
}
