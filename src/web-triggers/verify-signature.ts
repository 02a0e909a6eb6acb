import { Webhook } from "standardwebhooks";
import type { Platform } from "#ports";
import type { TriggerRequest } from "./trigger-request";

/** Standard Webhooks' own tolerance, before and after. */
const WINDOW_MS = 5 * 60_000;
/** A receiver that moves to a new secret gets two; nobody needs more. */
const MOST_SIGNATURES = 8;

/**
 * The message's id where one of the signatures is by this secret and from now, else null. The library signs; time is
 * ours, since its own check reads the system's clock.
 */
export function verifySignature(
  deps: Pick<Platform, "clock" | "bytes">,
  secret: string,
  { headers, body }: TriggerRequest,
): string | null {
  const id = headers["webhook-id"] ?? "";
  const seconds = headers["webhook-timestamp"] ?? "";
  const signatures = (headers["webhook-signature"] ?? "").split(" ");
  if (!/^[\x21-\x2D\x2F-\x7E]{1,255}$/.test(id) || !/^\d{1,12}$/.test(seconds)) return null;
  const at = new Date(Number(seconds) * 1_000);
  if (Math.abs(deps.clock.now() - at.getTime()) > WINDOW_MS) return null;
  if (signatures.length > MOST_SIGNATURES) return null;
  const expected = new Webhook(secret).sign(id, at, body);
  return signatures.some((signature) => deps.bytes.equal(signature, expected)) ? id : null;
}
