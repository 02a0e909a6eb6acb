import { DigestSettings } from "#contract";
import type { Platform } from "#ports";

const VERSIONS = 100;

/**
 * Since when the digest is on and goes by its present day, hour and zone, in epoch milliseconds; null while it is off.
 * Read from the versions that were, so that settings which come from a backup begin anew.
 */
export async function readDigestSince(deps: Pick<Platform, "documents">): Promise<number | null> {
  const versions = await deps.documents.history("settings", "digest", VERSIONS);
  let since: number | null = null;
  let present: string | null = null;
  for (const { body, updatedAt } of versions) {
    const settings = DigestSettings.safeParse(body).data;
    if (settings?.enabled !== true) break;
    const schedule = `${settings.weekday} ${settings.hour} ${settings.zone}`;
    present ??= schedule;
    if (schedule !== present) break;
    since = updatedAt;
  }
  return since;
}
