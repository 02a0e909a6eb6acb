import type { Job } from "#contract";
import type { Jobs, StoredJob } from "#ports";
import { jobTextLimits } from "./job-text-limits";
import { storableText } from "./storable-text";

interface Row {
  readonly job: StoredJob;
  readonly slot: string;
  readonly owner: string;
  readonly until: number;
  readonly dueAt: number;
}

/** Jobs in memory, what is JSON in a database kept as JSON text in between. */
export function createMemoryJobs(): Jobs {
  const rows = new Map<string, Row>();
  const parts = new Map<string, string>();
  const isOpen = ({ job }: Row): boolean => job.state === "waiting" || job.state === "running";
  const change = (
    row: Row,
    fields: Partial<StoredJob>,
    rest: Partial<Omit<Row, "job">> = {},
  ): StoredJob => {
    const job = copy({ ...row.job, ...fields, version: row.job.version + 1 });
    rows.set(job.id, { ...row, ...rest, job });
    return copy(job);
  };
  const at = (id: string, version: number): Row | null => {
    const row = rows.get(id);
    return row !== undefined && isOpen(row) && row.job.version === version ? row : null;
  };

  return {
    add: async ({ id, kind, title, input, createdBy, createdAt }) => {
      const slot = `${kind} ${createdBy}`;
      if (![...rows.values()].some((row) => row.job.id === id || row.slot === slot)) {
        const job: StoredJob = {
          id,
          kind,
          title: storableText(title, jobTextLimits.title),
          state: "waiting",
          input,
          checkpoint: null,
          progress: { done: 0, total: null, note: "" },
          parts: [],
          error: "",
          attempts: 0,
          createdBy,
          createdAt,
          finishedAt: null,
          version: 0,
        };
        rows.set(id, { job: copy(job), slot, owner: "", until: 0, dueAt: createdAt });
      }
      return rows.has(id);
    },
    get: async (id) => {
      const row = rows.get(id);
      return row === undefined ? null : copy(row.job);
    },
    ofPerson: async (accountId, limit) =>
      [...rows.values()]
        .filter(({ job }) => job.createdBy === accountId)
        .toSorted((a, b) => b.job.createdAt - a.job.createdAt || (a.job.id < b.job.id ? 1 : -1))
        .slice(0, limit)
        .map(({ job }) => told(job)),
    open: async (limit) =>
      [...rows.values()]
        .filter(isOpen)
        .toSorted((a, b) => a.job.createdAt - b.job.createdAt || (a.job.id < b.job.id ? -1 : 1))
        .slice(0, limit)
        .map(({ job, dueAt, until }) => ({
          id: job.id,
          kind: job.kind,
          dueAt,
          leasedUntil: until,
        })),
    claim: async ({ id, owner, now, until }) => {
      const row = rows.get(id);
      if (row === undefined || !isOpen(row) || row.dueAt > now || row.until > now) return null;
      return change(row, { state: "running", attempts: row.job.attempts + 1 }, { owner, until });
    },
    advance: async ({ id, version, checkpoint, progress, until }) => {
      const row = at(id, version);
      if (row === null) return null;
      const fields = { checkpoint, progress: kept(progress), attempts: 0, error: "" };
      return change(row, fields, { until }).version;
    },
    release: async ({ id, version, dueAt, error }) => {
      const row = at(id, version);
      if (row === null) return false;
      const fields = { error: storableText(error, jobTextLimits.error) };
      change(row, fields, { owner: "", until: 0, dueAt });
      return true;
    },
    end: async ({ id, version, state, progress, parts, error, at: finishedAt }) => {
      const row = at(id, version);
      if (row === null) return false;
      const fields = { state, parts, finishedAt, progress: kept(progress) };
      const text = storableText(error, jobTextLimits.error);
      change(row, { ...fields, error: text }, { slot: id, owner: "", until: 0 });
      return true;
    },
    cancel: async (id, finishedAt) => {
      const row = rows.get(id);
      if (row === undefined || !isOpen(row)) return false;
      change(row, { state: "cancelled", finishedAt }, { slot: id, owner: "", until: 0 });
      return true;
    },
    prune: async (before) => {
      const ended = [...rows.values()].filter(
        ({ job }) => job.finishedAt !== null && job.finishedAt < before,
      );
      for (const { job } of ended) rows.delete(job.id);
      return ended.length;
    },
    writePart: async (id, part, value) => {
      parts.set(`${id}:${part}`, value);
    },
    readPart: async (id, part) => parts.get(`${id}:${part}`) ?? null,
  };
}

function told(job: StoredJob): Job {
  const { id, kind, title, state, progress, error } = job;
  const { createdBy, createdAt, finishedAt } = job;
  const parts = job.parts.length;
  return { id, kind, title, state, progress, error, parts, createdBy, createdAt, finishedAt };
}

const kept = (progress: StoredJob["progress"]): StoredJob["progress"] => ({
  ...progress,
  note: storableText(progress.note, jobTextLimits.note),
});

/** What comes out is what went in, through JSON: a job holds nothing else. */
function copy(job: StoredJob): StoredJob {
  return JSON.parse(JSON.stringify(job)) as StoredJob;
}
