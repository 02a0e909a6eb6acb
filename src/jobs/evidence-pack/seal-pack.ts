import type { EvidenceManifest, EvidenceSignature, Period } from "#contract";
import type { Platform } from "#ports";
import { signWithKey } from "#reports/compliance/signing-key";
import type { StepOf } from "../define-job";
import { keepFile, readPiece } from "./pack-file";

/** Adds the manifest of all files that were kept, and the signature over it. Answers the numbers of the new pieces. */
export async function sealPack(
  deps: Pick<
    Platform,
    | "activity"
    | "bytes"
    | "clock"
    | "documents"
    | "installation"
    | "people"
    | "secrets"
    | "segments"
  >,
  step: Pick<
    StepOf<
      {
        readonly period: Period;
        readonly madeBy: string;
        readonly collection: { readonly orgId: string | null };
      },
      unknown
    >,
    "input" | "keep" | "readKept"
  >,
  written: { readonly parts: ReadonlyArray<number>; readonly cut: ReadonlyArray<string> },
): Promise<ReadonlyArray<number>> {
  const { input, keep, readKept } = step;
  const files = new Map<string, string>();
  for (const part of written.parts) {
    const value = await readKept(part);
    if (value === null) throw new Error(`piece ${part} is gone`);
    const { name, text } = readPiece(deps, value);
    files.set(name, `${files.get(name) ?? ""}${text}`);
  }
  const segment = await deps.segments.last();
  const entry = await deps.activity.last();
  const { events: erased } = await deps.people.tally();
  const manifest: EvidenceManifest = {
    format: "audit-stream-evidence/1",
    appVersion: deps.installation.version(),
    orgId: input.collection.orgId,
    period: input.period,
    madeAt: deps.clock.now(),
    madeBy: input.madeBy,
    files: [...files].map(([name, text]) => ({
      name,
      bytes: Buffer.byteLength(text),
      sha256: deps.bytes.sha256(text),
    })),
    cut: [...written.cut],
    chains: {
      events: segment === null ? null : { segments: segment.number, head: segment.head, erased },
      activity: entry === null ? null : { entries: entry.number, head: entry.head },
    },
  };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const { publicKey, signature } = await signWithKey(deps, text);
  const signed: EvidenceSignature = { algorithm: "Ed25519", publicKey, signature };
  return [
    ...(await keepFile(deps, keep, "manifest.json", text)),
    ...(await keepFile(deps, keep, "signature.json", `${JSON.stringify(signed, null, 2)}\n`)),
  ];
}
