import { z } from "zod";
import type { Platform } from "#ports";

const Stored = z.object({ publicKey: z.string() });
const ID = "evidence-key";

/** What anybody may know of the key that signs evidence. */
export interface SigningKey {
  /** Base64 of the DER form (SPKI). */
  readonly publicKey: string;
  /** SHA-256 of that text, in hex: what people compare. */
  readonly fingerprint: string;
}

/** Null before the first pack. */
export async function readSigningKey(
  deps: Pick<Platform, "bytes" | "documents">,
): Promise<SigningKey | null> {
  const stored = await deps.documents.read("settings", ID);
  return stored === null ? null : described(deps, Stored.parse(stored.body).publicKey);
}

/**
 * Signs with the key of this installation, making one where there is none. The secret is stored before the document
 * that names it, so a key that can be read can be signed with; of two that are made at once the first document wins.
 */
export async function signWithKey(
  deps: Pick<Platform, "bytes" | "clock" | "documents" | "secrets">,
  text: string,
): Promise<SigningKey & { readonly signature: string }> {
  const key = (await readSigningKey(deps)) ?? (await makeKey(deps));
  const secret = await deps.secrets.get(secretName(key));
  if (secret === null) throw new Error("the secret store has lost the key that signs evidence");
  return { ...key, signature: deps.bytes.sign(secret, text) };
}

async function makeKey(
  deps: Pick<Platform, "bytes" | "clock" | "documents" | "secrets">,
): Promise<SigningKey> {
  const { secret, publicKey } = deps.bytes.newSigningKey();
  const made = described(deps, publicKey);
  await deps.secrets.set(secretName(made), secret);
  await deps.documents.save({
    kind: "settings",
    id: ID,
    body: { publicKey },
    expectedVersion: 0,
    by: "app",
    at: deps.clock.now(),
  });
  const kept = (await readSigningKey(deps)) ?? made;
  if (kept.publicKey !== publicKey) await deps.secrets.remove(secretName(made));
  return kept;
}

const described = (deps: Pick<Platform, "bytes">, publicKey: string): SigningKey => ({
  publicKey,
  fingerprint: deps.bytes.sha256(publicKey),
});

const secretName = ({ fingerprint }: SigningKey): string => `${ID}:${fingerprint.slice(0, 32)}`;
