import { Webhook } from "standardwebhooks";
import type { Attempt } from "../attempt";

/**
 * The headers of Standard Webhooks 1: the message's id, the time of the attempt, and a signature by each secret.
 * Without secrets the id and the time alone.
 */
export function signatureHeaders(
  secrets: ReadonlyArray<string>,
  attempt: Attempt,
  body: string,
): Readonly<Record<string, string>> {
  const at = new Date(attempt.now);
  const signatures = secrets.map((secret) =>
    new Webhook(secret).sign(attempt.deliveryKey, at, body),
  );
  return {
    "webhook-id": attempt.deliveryKey,
    "webhook-timestamp": String(Math.floor(attempt.now / 1_000)),
    ...(signatures.length > 0 && { "webhook-signature": signatures.join(" ") }),
  };
}

/** The standard wants 24 to 64 bytes; the library would take any length. */
export function isSigningSecret(text: string): boolean {
  if (!/^whsec_[A-Za-z0-9+/]+={0,2}$/.test(text)) return false;
  const base64 = text.slice("whsec_".length);
  const bytes = Math.floor((base64.replace(/=+$/, "").length * 3) / 4);
  return base64.length % 4 === 0 && bytes >= 24 && bytes <= 64;
}
