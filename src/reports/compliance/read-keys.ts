import type { KeyRecord } from "#contract";
import type { Platform } from "#ports";
import { keyActions, keyInventory, type TokenUse } from "./key-inventory";
import { readEvents } from "./read-events";

const MOST_EVENTS = 2_000;

/** Keys and tokens at a moment, from all stored events before it. `more`: some events were left out. */
export async function readKeys(
  deps: Pick<Platform, "events">,
  at: number,
  uses: ReadonlyArray<TokenUse>,
): Promise<{ readonly keys: KeyRecord[]; readonly more: boolean }> {
  const period = { from: 0, to: at };
  const asked = { actions: keyActions, period, limit: MOST_EVENTS };
  const { events, more } = await readEvents(deps, asked);
  return { keys: [...keyInventory(events, uses)], more };
}
