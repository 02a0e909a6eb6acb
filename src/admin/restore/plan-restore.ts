import { z } from "zod";
import type { RestoreItem } from "#contract";
import type { BackupDocument } from "#backup/backup-file";
import { decisionOf } from "#backup/decision-of";
import { canonicalJson } from "#lib/canonical-json";
import { cutText } from "#lib/cut-text";
import type { DocumentKind, Platform, StoredDocument } from "#ports";
import type { ParsedRule } from "#rules/load-rules";
import type { Caller } from "../caller";
import { ruleIds } from "../rule-ids";
import { checkRestored } from "./check-restored";
import { checkRestoredRules } from "./check-restored-rules";
import type { Checked } from "./checked";
import { overlayDocuments } from "./overlay-documents";
import { rememberJira } from "./remember-jira";

/** A document of a backup with what would be stored; `body` is null where nothing would. */
export interface PlannedItem extends RestoreItem {
  readonly body: unknown;
  readonly present: StoredDocument | null;
}

/** Whatever others build on comes first; who may do what comes last. */
const ORDER = [
  "list",
  "rule",
  "rule-switch",
  "suppression",
  "destination",
  "settings",
  "roles",
  "token",
] as const satisfies ReadonlyArray<DocumentKind>;

/** What restoring these documents would do, in the order in which it is done. Nothing is stored. */
export async function planRestore(
  deps: Pick<Platform, "clock" | "documents" | "jira" | "secrets" | "segments">,
  prebuilt: ReadonlyArray<ParsedRule>,
  documents: ReadonlyArray<BackupDocument>,
  caller: Caller,
): Promise<ReadonlyArray<PlannedItem>> {
  const overlay = overlayDocuments(deps.documents);
  const over = {
    ...deps,
    documents: { ...deps.documents, ...overlay },
    jira: rememberJira(deps.jira),
  };
  const planned: Array<PlannedItem> = [];
  for (const kind of ORDER) {
    const here = new Map((await deps.documents.list(kind)).map((stored) => [stored.id, stored]));
    const { once, twice } = byId(documents.filter((document) => document.kind === kind));
    const rules = kind === "rule" ? await checkRestoredRules(over, prebuilt, once) : null;
    const namesRules = once.length > 0 && (kind === "rule-switch" || kind === "suppression");
    const known = namesRules ? await ruleIds(over, prebuilt) : none;
    for (const document of inOrder(kind, once)) {
      const present = here.get(document.id) ?? null;
      const isSame =
        present !== null && present.body !== null && equal(document.body, present.body);
      const checked: Checked = isSame
        ? { body: document.body }
        : (rules?.get(document.id) ??
          (kind === "rule"
            ? { refused: [] }
            : await checkRestored(over, kind, document, { present, caller, ruleIds: known })));
      const title = rules?.get(document.id)?.title ?? titleOf(kind, document);
      planned.push(item(kind, document.id, title, checked, present));
      if ("body" in checked) overlay.put(kind, document.id, checked.body);
    }
    for (const document of twice) {
      const refused = ["It is in the file twice."];
      planned.push(item(kind, document.id, titleOf(kind, document), { refused }, null));
    }
  }
  for (const document of documents.filter(({ kind }) => !isOneOf(kind))) {
    const refused = ["This version of the app restores nothing of this kind."];
    planned.push(item(document.kind, document.id, document.id, { refused }, null));
  }
  return planned;
}

const none: ReadonlySet<string> = new Set();

const isOneOf = (kind: string): boolean => ORDER.some((known) => known === kind);

function byId(documents: ReadonlyArray<BackupDocument>) {
  const seen = new Set<string>();
  const once: Array<BackupDocument> = [];
  const twice: Array<BackupDocument> = [];
  for (const document of documents) {
    (seen.has(document.id) ? twice : once).push(document);
    seen.add(document.id);
  }
  return { once, twice };
}

/** The project of all issues comes before what single rules have of their own. */
const inOrder = (kind: DocumentKind, documents: ReadonlyArray<BackupDocument>) =>
  kind === "settings" ? documents.toSorted((a, b) => (a.id < b.id ? -1 : 1)) : documents;

function item(
  kind: string,
  id: string,
  title: string,
  checked: Checked,
  present: StoredDocument | null,
): PlannedItem {
  const version = present?.version ?? 0;
  const base = { kind, id, title: cutText(title, 200), version, present };
  if ("refused" in checked) {
    const state = kind === "token" ? "by-hand" : "refused";
    return { ...base, state, changes: [], secrets: [], reasons: [...checked.refused], body: null };
  }
  const { body, secrets = [], notes = [] } = checked;
  const before = present?.body ?? null;
  return {
    ...base,
    state: before === null ? "new" : equal(before, body) ? "same" : "changed",
    changes: before === null ? [] : differing(before, body),
    secrets: [...secrets],
    reasons: [...notes],
    body,
  };
}

const equal = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

function differing(before: unknown, after: unknown): string[] {
  const one = fieldsOf(before);
  const other = fieldsOf(after);
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].filter((name) => !equal(one.get(name), other.get(name)));
}

const fieldsOf = (value: unknown): ReadonlyMap<string, unknown> =>
  new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);

function titleOf(kind: DocumentKind, { id, body }: BackupDocument): string {
  const { name, reason } = Named.parse(body);
  switch (kind) {
    case "suppression":
      return reason ?? id;
    case "destination":
    case "token":
      return name ?? id;
    case "settings":
      return id.startsWith("issues:rule:")
        ? `Jira issues of ${id.slice("issues:rule:".length)}`
        : decisionOf(kind, id).title;
    case "roles":
      return "Who may do what";
    case "list":
    case "rule":
    case "rule-switch":
    case "connection":
    case "change-note":
    case "digest":
      return id;
  }
}

const Named = z
  .object({
    name: z.string().optional().catch(undefined),
    reason: z.string().optional().catch(undefined),
  })
  .catch({});
