import type { SourceName } from "#contract";
import { parseJson } from "#lib/parse-json";
import type { Platform } from "#ports";

export type RetryOutcome =
  | { readonly result: "stored" }
  | { readonly result: "refused"; readonly reason: string }
  | { readonly result: "gone" };

/**
 * Sends a record that was set aside through the pipeline again, as a newer version may be able to read it. It leaves the
 * quarantine once it is stored, so that a run that dies in between can be repeated.
 */
export async function retryQuarantined(
  deps: Pick<Platform, "quarantine">,
  key: string,
  /** Takes a page of one; answers how many events are stored now, old or new. */
  take: (raw: unknown, source: SourceName) => Promise<number>,
): Promise<RetryOutcome> {
  const item = await deps.quarantine.read(key);
  if (item === null) return { result: "gone" };
  const raw = parseJson(item.raw);
  if (raw === undefined) {
    return { result: "refused", reason: "Only its beginning was kept, which is no JSON." };
  }
  if ((await take(raw, item.source)) === 0) return { result: "refused", reason: item.reason };
  await deps.quarantine.remove(key);
  return { result: "stored" };
}
