import { DigestSettings } from "#contract";
import type { Platform } from "#ports";

/** Whether and how the weekly digest is sent. Off where nobody has set it, or its settings are unreadable. */
export async function readDigestSettings(
  deps: Pick<Platform, "documents">,
): Promise<{ readonly settings: DigestSettings; readonly version: number }> {
  const stored = await deps.documents.read("settings", "digest");
  const settings = DigestSettings.safeParse(stored?.body ?? {});
  return {
    settings: settings.success ? settings.data : DigestSettings.parse({}),
    version: stored?.version ?? 0,
  };
}
