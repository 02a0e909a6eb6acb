import { DigestSettings } from "#contract";
import type { Platform } from "#ports";
import { readSettings } from "./read-settings";

/** Whether and how the weekly digest is sent. Off where nobody has set it, or its settings are unreadable. */
export const readDigestSettings = (deps: Pick<Platform, "documents">) =>
  readSettings(deps, "digest", DigestSettings, DigestSettings.parse({}));
