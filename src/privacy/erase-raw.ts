import { isHeld } from "#pipeline/shapes/is-held";
import { parseJson } from "#lib/parse-json";
import type { Erasing } from "./erasing";

/** A raw event without those who are to be erased, and who they are; null where it names none of them, or is held. */
export function eraseRaw(
  erasing: Erasing,
  raw: string,
): { readonly raw: string; readonly accounts: ReadonlyArray<string> } | null {
  const accounts: string[] = [];
  let left = raw;
  for (const [accountId, eraser] of erasing.erasers) {
    const erased = eraser.fromJson(left);
    if (erased === null) continue;
    if (isHeld(erasing.holds, parseJson(raw))) {
      erasing.held(accountId);
      continue;
    }
    erasing.learn(accountId, erased.words);
    left = erased.json;
    accounts.push(accountId);
  }
  return accounts.length === 0 ? null : { raw: left, accounts };
}
