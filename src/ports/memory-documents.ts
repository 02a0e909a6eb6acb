import type { Documents, StoredDocument } from "#ports";

interface Row extends Omit<StoredDocument, "body"> {
  readonly json: string;
}

/** Documents in memory, kept as JSON text as a database would. */
export function createMemoryDocuments(): Documents {
  const rows = new Map<string, Row>();
  const past = new Map<string, ReadonlyArray<Row>>();
  return {
    read: async (kind, id) => {
      const row = rows.get(`${kind} ${id}`);
      return row === undefined ? null : told(row);
    },
    list: async (kind) =>
      [...rows]
        .filter(([place]) => place.startsWith(`${kind} `))
        .map(([, row]) => told(row))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    readMany: async (kind, ids) =>
      [...new Set(ids)].flatMap((id) => {
        const row = rows.get(`${kind} ${id}`);
        return row === undefined ? [] : [told(row)];
      }),
    save: async ({ kind, id, body, expectedVersion, by, at }) => {
      const place = `${kind} ${id}`;
      if ((rows.get(place)?.version ?? 0) !== expectedVersion) return null;
      const version = expectedVersion + 1;
      const before = rows.get(place);
      if (before !== undefined) past.set(place, [before, ...(past.get(place) ?? [])]);
      rows.set(place, { id, json: JSON.stringify(body), version, updatedAt: at, updatedBy: by });
      return version;
    },
    history: async (kind, id, limit) => {
      const place = `${kind} ${id}`;
      const row = rows.get(place);
      return row === undefined ? [] : [row, ...(past.get(place) ?? [])].slice(0, limit).map(told);
    },
  };
}

function told({ json, ...row }: Row): StoredDocument {
  return { ...row, body: parsed(json) };
}

function parsed(json: string): unknown {
  return JSON.parse(json);
}
