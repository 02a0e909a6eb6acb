import type { Checkpoint, Checkpoints } from "#ports";

interface Row {
  readonly version: number;
  readonly json: string;
  readonly owner: string;
  readonly until: number;
}

/** Checkpoints in memory, their state kept as JSON text as a database would. */
export function createMemoryCheckpoints(): Checkpoints {
  const rows = new Map<string, Row>();
  const put = (name: string, row: Row): Checkpoint => {
    rows.set(name, row);
    return told(name, row);
  };
  return {
    read: async (name) => {
      const row = rows.get(name);
      return row === undefined ? null : told(name, row);
    },
    lease: async ({ name, owner, now, until }) => {
      const row = rows.get(name) ?? { version: 0, json: "null", owner: "", until: 0 };
      if (row.owner !== "" && row.owner !== owner && row.until > now) return null;
      return put(name, { ...row, version: row.version + 1, owner, until });
    },
    advance: async ({ name, owner, version, state, until }) => {
      const row = rows.get(name);
      if (row?.owner !== owner || row.version !== version) return null;
      return put(name, { owner, until, version: version + 1, json: JSON.stringify(state) });
    },
    release: async (name, owner) => {
      const row = rows.get(name);
      if (row?.owner === owner) rows.set(name, { ...row, owner: "", until: 0 });
    },
  };
}

function told(name: string, row: Row): Checkpoint {
  return { name, version: row.version, state: parsed(row.json) };
}

function parsed(json: string): unknown {
  return JSON.parse(json);
}
