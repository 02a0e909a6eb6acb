import type { Platform } from "#ports";

/** What deliveries of a week's digest have for the key of an alert: 32 hex digits. */
export const digestKey = (deps: Pick<Platform, "bytes">, week: string): string =>
  deps.bytes.sha256(`digest\n${week}`).slice(0, 32);
