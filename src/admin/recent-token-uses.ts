import type { Platform } from "#ports";
import type { TokenUse } from "#reports/compliance/key-inventory";
import { fieldReader } from "#sigma/taxonomy";
import { recentRawEvents } from "./recent-raw-events";

/** What was done with tokens in the events that came last: only what Atlassian sent names them. */
export async function recentTokenUses(
  deps: Pick<Platform, "tail" | "segments" | "bytes">,
): Promise<ReadonlyArray<TokenUse>> {
  const id = fieldReader("auth.token.id");
  const label = fieldReader("auth.token.label");
  const text = (found: unknown): string => (typeof found === "string" ? found.slice(0, 200) : "");
  return (await recentRawEvents(deps)).flatMap(({ body, time }) => {
    const token = text(id.values(body)[0]);
    return token === "" ? [] : [{ id: token, label: text(label.values(body)[0]), at: time }];
  });
}
