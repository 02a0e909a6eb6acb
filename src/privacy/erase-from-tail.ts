import type { Platform } from "#ports";
import { eraseBeside } from "./erase-beside";
import { eraseRaw } from "./erase-raw";
import type { Erasing } from "./erasing";

const PAGE = 200;

/** Erases people from the next raw events that no segment holds. Answers the last key; null once there are no more. */
export async function eraseFromTail(
  deps: Pick<Platform, "alerts" | "events" | "tail" | "texts">,
  erasing: Erasing,
  after: string,
): Promise<string | null> {
  const rows = await deps.tail.byKey(after, PAGE);
  const erased = rows.flatMap(({ key, raw }) => {
    const left = eraseRaw(erasing, raw);
    return left === null ? [] : [{ key, ...left }];
  });
  await erasing.keepWords();
  await eraseBeside(deps, erasing, new Map(erased.map(({ key, accounts }) => [key, accounts])));
  for (const { key, raw, accounts } of erased) {
    await deps.tail.rewrite(key, raw);
    for (const accountId of accounts) erasing.erased(accountId);
  }
  return rows.at(-1)?.key ?? null;
}
