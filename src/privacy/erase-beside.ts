import type { EventKey } from "#contract";
import type { Platform } from "#ports";
import { eraseFromAlert } from "./erase-from-alert";
import type { Erasing } from "./erasing";

/**
 * What raw events told of somebody is told beside them too: in the message of their rows and in the alerts that they
 * belong to. May be repeated; comes before the raw events themselves, which alone say whom they are about.
 */
export async function eraseBeside(
  deps: Pick<Platform, "alerts" | "events" | "texts">,
  erasing: Erasing,
  about: ReadonlyMap<EventKey, ReadonlyArray<string>>,
): Promise<void> {
  if (about.size === 0) return;
  for (const { key, message } of await deps.events.getMany([...about.keys()])) {
    const erased = (about.get(key) ?? []).reduce(
      (text, accountId) => erasing.erasers.get(accountId)?.fromText(text, true) ?? text,
      message,
    );
    if (erased !== message) await deps.texts.rewrite("event", key, [erased]);
  }
  const alerts = new Map<string, Set<string>>();
  for (const [event, keys] of await deps.alerts.ofEvents([...about.keys()])) {
    for (const key of keys) {
      alerts.set(key, new Set([...(alerts.get(key) ?? []), ...(about.get(event) ?? [])]));
    }
  }
  for (const [key, accounts] of alerts) await eraseFromAlert(deps, erasing, key, [...accounts]);
}
