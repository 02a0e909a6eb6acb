import type { Concern } from "#contract";
import type { Platform } from "#ports";

/** The key of the alert that a concern raises. */
export function concernKey(
  deps: Pick<Platform, "bytes">,
  { ruleId, subject, bucketStart }: Pick<Concern, "ruleId" | "subject" | "bucketStart">,
): string {
  return deps.bytes.sha256(`${ruleId}\n${subject}\n${bucketStart}`).slice(0, 32);
}
