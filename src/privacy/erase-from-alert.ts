import type { Platform } from "#ports";
import type { Erasing } from "./erasing";

/** Takes people out of the texts of an alert that is about them. */
export async function eraseFromAlert(
  deps: Pick<Platform, "alerts" | "texts">,
  erasing: Erasing,
  key: string,
  accounts: ReadonlyArray<string>,
): Promise<void> {
  const alert = await deps.alerts.get(key);
  if (alert === null) return;
  const texts = [alert.title, alert.dedupKey, JSON.stringify(await deps.alerts.why(key))];
  let left = texts;
  for (const accountId of accounts) {
    const eraser = erasing.erasers.get(accountId);
    if (eraser === undefined) continue;
    const [title = "", dedupKey = "", why = "null"] = left;
    const erased = [
      eraser.fromText(title, true),
      eraser.fromText(dedupKey, true),
      eraser.fromJson(why, true)?.json ?? why,
    ];
    if (erased.every((text, index) => text === left[index])) continue;
    // Whom an alert is about is not asked, as where retention removes alerts.
    if (erasing.holds.touches(alert.firstEventAt, alert.lastEventAt)) erasing.held(accountId);
    else left = erased;
  }
  if (left !== texts) await deps.texts.rewrite("alert", key, left);
}
