import { z } from "zod";
import type { Documents, DocumentKind, Platform, StoredDocument } from "#ports";

/** What a backtest runs with: all that decides what a rule finds. */
const KINDS = [
  "rule",
  "rule-switch",
  "list",
  "suppression",
] as const satisfies ReadonlyArray<DocumentKind>;

const Frozen = z.record(
  z.string(),
  z.array(
    z.object({
      id: z.string(),
      body: z.unknown(),
      version: z.number(),
      updatedAt: z.number(),
      updatedBy: z.string(),
    }),
  ),
);

/** Rules, lists and suppressions as they are now, so that editing one does not change a backtest half-way. */
export async function freezeDocuments(
  deps: Pick<Platform, "documents" | "bytes">,
): Promise<string> {
  const frozen: Record<string, ReadonlyArray<StoredDocument>> = {};
  for (const kind of KINDS) frozen[kind] = await deps.documents.list(kind);
  return deps.bytes.gzip(JSON.stringify(frozen));
}

/** Documents as they were frozen; what was not frozen is not there. */
export function frozenDocuments(
  deps: Pick<Platform, "bytes">,
  text: string,
): Pick<Documents, "list"> {
  const frozen = Frozen.parse(JSON.parse(deps.bytes.gunzip(text)));
  return { list: async (kind) => frozen[kind] ?? [] };
}
