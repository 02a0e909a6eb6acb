import { backupLimits } from "#contract";
import type { Platform } from "#ports";
import { writePieces } from "./backup-pieces";
import { COPIES_ID, readCopyList, type CopyList } from "./copy-list";
import { makeBackup } from "./make-backup";

const DAY = 86_400_000;
/** The first Monday of the epoch. */
const MONDAY = 4 * DAY;
/** What no list names any more is forgotten by the store itself. */
const KEEP_DAYS = 365;

/**
 * Once a week (from Monday, UTC) keeps a copy of the configuration, and lets the ninth go. It may be asked every day,
 * twice at once, and die anywhere: a copy counts once the list names it, and of two the list takes one.
 */
export async function keepWeeklyCopy(
  deps: Pick<
    Platform,
    "backups" | "bytes" | "clock" | "documents" | "installation" | "log" | "random" | "secrets"
  >,
): Promise<void> {
  const now = deps.clock.now();
  const week = weekOf(now);
  const list = await readCopyList(deps);
  if (list.copies.some((copy) => copy.week === week)) return;
  const made = await makeBackup(deps, "app");
  if (!made.ok) {
    deps.log.write("backup.refused", { reason: made.failure });
    await save(deps, list, { copies: list.copies, failed: { at: now, reason: made.failure } });
    return;
  }
  const { text, documents } = made.value;
  // A new installation has nothing to keep.
  if (documents === 0) return;
  const id = deps.random.hex(8);
  const pieces = await writePieces(deps, id, text, KEEP_DAYS);
  const sha256 = deps.bytes.sha256(text);
  const copy = { id, week, madeAt: now, characters: text.length, documents, pieces, sha256 };
  const all = [copy, ...list.copies];
  const copies = all.slice(0, backupLimits.copies);
  const isListed = await save(deps, list, { copies, failed: null });
  for (const gone of isListed ? all.slice(backupLimits.copies) : [copy]) {
    await deps.backups.remove(gone.id, gone.pieces);
  }
  if (isListed) deps.log.write("backup.kept", { documents, characters: text.length });
}

const weekOf = (at: number): string => {
  const start = Math.floor((at - MONDAY) / (7 * DAY)) * 7 * DAY + MONDAY;
  return new Date(start).toISOString().slice(0, 10);
};

async function save(
  deps: Pick<Platform, "documents" | "clock">,
  { version }: { readonly version: number },
  body: CopyList,
): Promise<boolean> {
  const saved = await deps.documents.save({
    kind: "settings",
    id: COPIES_ID,
    body,
    expectedVersion: version,
    by: "app",
    at: deps.clock.now(),
  });
  return saved !== null;
}
