import type { Platform } from "#ports";
import type { TokenUse } from "#reports/compliance/key-inventory";
import { fieldReader } from "#sigma/taxonomy";
import { recentRawEvents } from "./recent-raw-events";

/** The last use of each token in the events that came last: only what Atlassian sent names them. */
export async function recentTokenUses(
  deps: Pick<Platform, "events" | "tail" | "segments" | "bytes">,
): Promise<ReadonlyArray<TokenUse>> {
  const id = fieldReader("auth.token.id");
  const label = fieldReader("auth.token.label");
  const text = (found: unknown): string => (typeof found === "string" ? found.slice(0, 200) : "");
  const last = new Map<string, TokenUse>();
  for (const { body, time } of await recentRawEvents(deps)) {
    const token = text(id.values(body)[0]);
    // Events come oldest first.
    if (token !== "") last.set(token, { id: token, label: text(label.values(body)[0]), at: time });
  }
  return [...last.values()];
}
