import type { z } from "zod";
import type { Platform } from "#ports";

/** A document of kind `settings`; the standard where nobody has set it, or it is unreadable. */
export async function readSettings<Settings>(
  deps: Pick<Platform, "documents">,
  id: string,
  schema: z.ZodType<Settings>,
  standard: Settings,
): Promise<{ readonly settings: Settings; readonly version: number }> {
  const stored = await deps.documents.read("settings", id);
  const read = schema.safeParse(stored?.body);
  return { settings: read.success ? read.data : standard, version: stored?.version ?? 0 };
}
