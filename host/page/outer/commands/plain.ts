import type { Command, CommandTable } from "./command";

/** Commands whose answer on a site without Rovo, analytics and feature flags is always the same. */
export const plainCommands = (): CommandTable =>
  new Map<string, Command>([
    ["isRovoEnabled", () => false],
    ["openRovo", () => false],
    ["getCookieConsentPreferences", () => null],
    ["trackObjectStoreAction", () => undefined],
    ["emitFrontendCustomMetric", () => undefined],
    ["initFeatureFlags", () => ({ feature_flags: {} })],
  ]);
