import type { RestoreItem } from "#contract";
import { backupDecisions } from "#backup/backup-decisions";
import type { BackupDocument } from "#backup/backup-file";
import { decisionOf } from "#backup/decision-of";
import type { DocumentKind, Platform } from "#ports";

/** What is here and not in the backup: restoring leaves it as it is. */
export async function onlyHere(
  deps: Pick<Platform, "documents">,
  documents: ReadonlyArray<BackupDocument>,
): Promise<RestoreItem[]> {
  const inFile = new Set(documents.map(({ kind, id }) => JSON.stringify([kind, id])));
  const found: RestoreItem[] = [];
  for (const kind of kinds) {
    for (const { id, body, version } of await deps.documents.list(kind)) {
      const isKept = body !== null && decisionOf(kind, id).is === "restored";
      if (!isKept || inFile.has(JSON.stringify([kind, id]))) continue;
      const title = kind === "settings" ? decisionOf(kind, id).title : nameOf(body, id);
      const nothing = { changes: [], secrets: [], reasons: [] };
      found.push({ kind, id, title, state: "only-here", version, ...nothing });
    }
  }
  return found;
}

const kinds = Object.keys(backupDecisions).filter((kind): kind is DocumentKind =>
  isRestored(kind, backupDecisions),
);

function isRestored(kind: string, decisions: typeof backupDecisions): kind is DocumentKind {
  return Object.entries(decisions).some(([name, { is }]) => name === kind && is === "restored");
}

const nameOf = (body: unknown, id: string): string =>
  typeof body === "object" && body !== null && "name" in body && typeof body.name === "string"
    ? body.name
    : id;
