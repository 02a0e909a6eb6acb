import { Logging } from "#contract";
import type { Platform } from "#ports";

/** How much is logged: what is set, else the standard. */
export async function readLogging(
  deps: Pick<Platform, "documents">,
): Promise<{ readonly logging: Logging; readonly version: number }> {
  const stored = await deps.documents.read("settings", "logging");
  const logging = Logging.safeParse(stored?.body ?? {});
  return {
    logging: logging.success ? logging.data : Logging.parse({}),
    version: stored?.version ?? 0,
  };
}
