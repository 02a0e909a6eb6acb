import type { DocumentKind, Documents, StoredDocument } from "#ports";

/** Documents as they would be with some of them restored: what is checked later sees what comes back before it. */
export function overlayDocuments(documents: Documents): Pick<
  Documents,
  "read" | "list" | "readMany"
> & {
  readonly put: (kind: DocumentKind, id: string, body: unknown) => void;
} {
  const planned = new Map<DocumentKind, Map<string, unknown>>();
  const over = (kind: DocumentKind, id: string, stored: StoredDocument | null) => {
    const ofKind = planned.get(kind);
    if (ofKind?.has(id) !== true) return stored;
    const { version, updatedAt, updatedBy } = stored ?? { version: 0, updatedAt: 0, updatedBy: "" };
    return { id, body: ofKind.get(id), version, updatedAt, updatedBy };
  };
  const list: Documents["list"] = async (kind) => {
    const stored = await documents.list(kind);
    const ids = new Set([...stored.map(({ id }) => id), ...(planned.get(kind)?.keys() ?? [])]);
    const byId = new Map(stored.map((document) => [document.id, document]));
    return [...ids].flatMap((id) => over(kind, id, byId.get(id) ?? null) ?? []);
  };
  return {
    list,
    read: async (kind, id) => over(kind, id, await documents.read(kind, id)),
    readMany: async (kind, ids) => (await list(kind)).filter(({ id }) => ids.includes(id)),
    put: (kind, id, body) => {
      planned.set(kind, (planned.get(kind) ?? new Map<string, unknown>()).set(id, body));
    },
  };
}
