import type { Failure, ProcedureInput } from "#contract";
import { readPieces } from "#backup/backup-pieces";
import type { BackupFile } from "#backup/backup-file";
import { readCopyList } from "#backup/copy-list";
import { makeBackup } from "#backup/make-backup";
import { readBackup } from "#backup/read-backup";
import { err, ok, type Result } from "#lib/result";
import type { Platform } from "#ports";
import type { ParsedRule } from "#rules/load-rules";
import { readConnection } from "#sources/org-audit-log/read-connection";
import type { ProcedureSet } from "./procedure-set";
import { applyRestore } from "./restore/apply-restore";
import { onlyHere } from "./restore/only-here";
import { planRestore } from "./restore/plan-restore";

/** The configuration as a file, out and in, and the copies that the app makes every week. */
export function backupProcedures(
  prebuilt: ReadonlyArray<ParsedRule>,
): ProcedureSet<
  "backups/list" | "backups/download" | "backups/upload" | "backups/preview" | "backups/restore"
> {
  return {
    "backups/list": async (deps) => {
      const { copies, failed } = await readCopyList(deps);
      return ok({
        copies: copies.map(({ pieces: _pieces, sha256: _sha256, ...copy }) => copy),
        failed,
      });
    },

    "backups/download": async (deps, { copy }, caller) => {
      if (copy === null) {
        const made = await makeBackup(deps, caller.accountId);
        if (!made.ok) return err(refused(made.failure));
        return ok({ name: fileName(deps.clock.now()), text: made.value.text });
      }
      const kept = await readCopy(deps, copy);
      return kept.ok ? ok({ name: fileName(kept.value.madeAt), text: kept.value.text }) : kept;
    },

    "backups/upload": async (deps, { id, piece, text }) => {
      const place = id ?? deps.random.hex(16);
      await deps.backups.write(`file-${place}`, piece, deps.bytes.gzip(text), DAYS_OF_A_FILE);
      return ok({ id: place });
    },

    "backups/preview": async (deps, { source }, caller) => {
      const read = await readSource(deps, source);
      if (!read.ok) return read;
      const { documents, app, madeAt, madeBy, organization } = read.value;
      const planned = await planRestore(deps, prebuilt, documents, caller);
      const { connection } = await readConnection(deps);
      return ok({
        backup: { app, madeAt, madeBy, organization },
        isOfAnotherOrganization: organization !== null && organization !== connection?.orgId,
        items: [
          ...planned.map(({ body: _body, present: _present, ...told }) => told),
          ...(await onlyHere(deps, documents)),
        ],
      });
    },

    "backups/restore": async (deps, { source, items }, caller) => {
      const read = await readSource(deps, source);
      if (!read.ok) return read;
      const versions = new Map(items.map(({ kind, id, version }) => [key(kind, id), version]));
      const chosen = read.value.documents.filter(({ kind, id }) => versions.has(key(kind, id)));
      const planned = await planRestore(deps, prebuilt, chosen, caller);
      const seen = (kind: string, id: string) => versions.get(key(kind, id));
      const done = await applyRestore(deps, planned, seen, caller);
      // What waits for a destination that is back is not to wait for the next tick.
      if (done.some(({ state }) => state === "restored")) await deps.queue.wake("deliver", [0]);
      return ok({ items: done });
    },
  };
}

/** A file that was handed over is looked at and restored within the day. */
const DAYS_OF_A_FILE = 1;

const key = (kind: string, id: string): string => JSON.stringify([kind, id]);

const fileName = (at: number): string =>
  `audit-stream-configuration-${new Date(at).toISOString().slice(0, 16).replace(/[:T]/g, "-")}.json`;

const refused = (message: string): Failure => ({ code: "invalid-input", message });

async function readCopy(
  deps: Pick<Platform, "backups" | "bytes" | "documents">,
  id: string,
): Promise<Result<{ readonly text: string; readonly madeAt: number }, Failure>> {
  const copy = (await readCopyList(deps)).copies.find((one) => one.id === id);
  const text = copy === undefined ? null : await readPieces(deps, id, copy.pieces);
  if (copy === undefined || text === null) {
    return err({ code: "not-found", message: "There is no such copy any more." });
  }
  return deps.bytes.sha256(text) === copy.sha256
    ? ok({ text, madeAt: copy.madeAt })
    : err(refused("This copy is damaged: its hash is another than when it was made."));
}

async function readSource(
  deps: Pick<Platform, "backups" | "bytes" | "documents">,
  source: ProcedureInput<"backups/preview">["source"],
): Promise<Result<BackupFile, Failure>> {
  let text: string | null;
  if ("copy" in source) {
    const kept = await readCopy(deps, source.copy);
    if (!kept.ok) return kept;
    ({ text } = kept.value);
  } else {
    text = await readPieces(deps, `file-${source.file}`, source.pieces);
    if (text === null) {
      return err(refused("The file did not arrive whole, or too long ago. Choose it once more."));
    }
  }
  const file = readBackup(text);
  return file.ok ? file : err(refused(file.failure));
}
