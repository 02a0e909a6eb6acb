import type { Delivery } from "#contract";
import type { Platform } from "#ports";

/** 32 hex digits; the same for the same message to the same destination. */
export function deliveryKey(
  deps: Pick<Platform, "bytes">,
  of: Pick<Delivery, "alertKey" | "destinationId" | "kind" | "subject">,
): string {
  const { alertKey, destinationId, kind, subject } = of;
  return deps.bytes.sha256([alertKey, destinationId, kind, subject].join("\n")).slice(0, 32);
}
