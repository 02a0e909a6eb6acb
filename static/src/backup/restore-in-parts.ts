import type { ProcedureInput, RestoreItem } from "#contract";
import { keyOf } from "./key-of";

type Chosen = ProcedureInput<"backups/restore">["items"];

/**
 * Restores documents part by part, since a question of the app has time for so many only, until none is left or a part
 * got no further. `restore` asks for one part; `onPart` hears the share that is over. Answers what became of each
 * document. Where `restore` throws, what was restored until then stays, and asking again does the rest.
 */
export async function restoreInParts(
  wanted: ReadonlyArray<RestoreItem>,
  restore: (items: Chosen) => Promise<{ readonly items: ReadonlyArray<RestoreItem> }>,
  onPart: (share: number) => void,
): Promise<ReadonlyArray<RestoreItem>> {
  const told = new Map<string, RestoreItem>();
  let left = wanted;
  for (;;) {
    const { items } = await restore(left.map(({ kind, id, version }) => ({ kind, id, version })));
    for (const item of items) told.set(keyOf(item), item);
    const next = items.filter(isToDo);
    onPart(1 - next.length / wanted.length);
    if (next.length === 0 || next.length === left.length) return [...told.values()];
    left = next;
  }
}

/** Whether restoring would store it. */
export const isToDo = ({ state }: RestoreItem): boolean => state === "new" || state === "changed";
