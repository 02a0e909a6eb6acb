import { backupLimits } from "#contract";
import { registry } from "#destinations/registry";
import { secretName } from "#destinations/secret-name";
import { err, ok, type Result } from "#lib/result";
import type { DocumentKind, Platform, StoredDocument } from "#ports";
import { readConnection } from "#sources/org-audit-log/read-connection";
import { backupDecisions } from "./backup-decisions";
import type { BackupDocument, BackupFile } from "./backup-file";
import { decisionOf } from "./decision-of";

type Deps = Pick<Platform, "clock" | "documents" | "installation" | "secrets">;

/**
 * The configuration as the text of one file, without secrets: documents never hold any, and of a destination's only the
 * names are told. Fails with a sentence where it is too large for the page to fetch.
 */
export async function makeBackup(
  deps: Deps,
  madeBy: string,
): Promise<Result<{ readonly text: string; readonly documents: number }, string>> {
  const documents: Array<BackupDocument> = [];
  for (const kind of kinds()) {
    for (const stored of await deps.documents.list(kind)) {
      if (stored.body === null || decisionOf(kind, stored.id).is === "left-out") continue;
      documents.push(await written(deps, kind, stored));
    }
  }
  const { connection } = await readConnection(deps);
  const file: BackupFile = {
    format: "audit-stream-configuration",
    version: 1,
    app: deps.installation.version(),
    madeAt: deps.clock.now(),
    madeBy,
    organization: connection?.orgId ?? null,
    documents,
  };
  const text = `${JSON.stringify(file, null, 2)}\n`;
  if (text.length <= backupLimits.characters && documents.length <= backupLimits.documents) {
    return ok({ text, documents: documents.length });
  }
  return err(
    `The configuration has ${documents.length.toLocaleString("en")} documents with ${text.length.toLocaleString("en")} characters; a backup may have ${backupLimits.documents.toLocaleString("en")} with ${backupLimits.characters.toLocaleString("en")}. Shorten long lists; rules can be exported as bundles.`,
  );
}

/** The record is complete: the compiler asks for every kind. */
const kinds = (): ReadonlyArray<DocumentKind> =>
  Object.keys(backupDecisions).filter((kind): kind is DocumentKind =>
    Object.hasOwn(backupDecisions, kind),
  );

async function written(
  deps: Pick<Platform, "secrets">,
  kind: DocumentKind,
  { id, body }: StoredDocument,
): Promise<BackupDocument> {
  if (kind !== "destination") return { kind, id, body };
  const secrets: string[] = [];
  const ofKind = Object.values(registry).find((one) => isOfKind(body, one.kind));
  for (const { name } of ofKind?.secrets ?? []) {
    if ((await deps.secrets.get(secretName(id, name))) !== null) secrets.push(name);
  }
  return { kind, id, body, secrets };
}

const isOfKind = (body: unknown, kind: string): boolean =>
  typeof body === "object" && body !== null && "kind" in body && body.kind === kind;
