import type { Platform } from "#ports";
import { storageState } from "./shapes/storage-state";

/** At 85 % nothing more is stored: Atlassian keeps its logs for 180 days, and the next hour makes room. */
export async function isFull(deps: Pick<Platform, "schema" | "installation">): Promise<boolean> {
  const usedBytes = await deps.schema.usedBytes();
  return storageState(usedBytes, deps.installation.sqlLimitBytes()) === "full";
}
