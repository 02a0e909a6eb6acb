import { z } from "zod";
import { Period } from "./period";

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What an evidence pack says of itself: `manifest.json`. */
export const EvidenceManifest = z.object({
  format: z.literal("audit-stream-evidence/1"),
  appVersion: z.string(),
  orgId: z.string().nullable(),
  period: Period,
  madeAt: z.number().int(),
  /** Account id. */
  madeBy: z.string(),
  /** Every other file but the signature. */
  files: z.array(z.object({ name: z.string(), bytes: z.number().int(), sha256: hash })),
  /** Files that do not have all rows, because there are too many. */
  cut: z.array(z.string()),
  /** Heads of the hash chains then: nobody can rewrite what came before without changing these. */
  chains: z.object({
    /** Sealed segments of raw events. */
    events: z
      .object({
        segments: z.number().int(),
        head: hash,
        /** Raw events from which somebody was erased, who had closed their account: their hashes are those from before. */
        erased: z.number().int().default(0),
      })
      .nullable(),
    /** The app's own activity log. */
    activity: z.object({ entries: z.number().int(), head: hash }).nullable(),
  }),
});
export type EvidenceManifest = z.infer<typeof EvidenceManifest>;

/** `signature.json`: over the bytes of `manifest.json`. */
export const EvidenceSignature = z.object({
  algorithm: z.literal("Ed25519"),
  /** Base64 of the DER form (SPKI). */
  publicKey: z.string(),
  /** Base64. */
  signature: z.string(),
});
export type EvidenceSignature = z.infer<typeof EvidenceSignature>;
