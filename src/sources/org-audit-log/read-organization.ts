import type { Connection } from "#contract";
import type { Platform } from "#ports";
import { readConnection } from "./read-connection";
import { API_KEY, PREVIOUS_API_KEY } from "./secret-names";

/** The organization with the keys that its log is asked with; null where none is connected. */
export async function readOrganization(deps: Pick<Platform, "documents" | "secrets">): Promise<{
  readonly connection: Connection;
  readonly apiKey: string;
  readonly previousKey: string | null;
} | null> {
  const { connection } = await readConnection(deps);
  const apiKey = connection === null ? null : await deps.secrets.get(API_KEY);
  if (connection === null || apiKey === null) return null;
  const previousKey =
    connection.previousKey == null ? null : await deps.secrets.get(PREVIOUS_API_KEY);
  return { connection, apiKey, previousKey };
}
