import { type Selectable, sql } from "kysely";
import type { Job } from "#contract";
import type { Jobs, StoredJob } from "#ports";
import { jobTextLimits } from "#ports/job-text-limits";
import { storableText } from "#ports/storable-text";
import { big } from "./big";
import type { Database } from "./database";
import { inlineLimit } from "./inline-limit";
import type { Statements } from "./statements";

const OPEN = ["waiting", "running"] as const;

/** Jobs in SQL. The pieces of their results, which may be large, are kept elsewhere. */
export function createSqlJobs({
  db,
  rows,
  change,
}: Statements): Omit<Jobs, "writePart" | "readPart"> {
  const get = async (id: string): Promise<StoredJob | null> => {
    const [row] = await rows(db.selectFrom("job").selectAll().where("id", "=", id));
    return row === undefined ? null : stored(row);
  };
  const openAt = (id: string, version: number) =>
    db
      .updateTable("job")
      .where("id", "=", id)
      .where("version", "=", version)
      .where("state", "in", OPEN);

  return {
    get,
    /** The slot has a unique key: while its person has another job of the kind, the row is not written. */
    add: async ({ id, kind, title, input, createdBy, createdAt }) => {
      await change(
        db
          .insertInto("job")
          .values({
            id,
            kind,
            slot: `${kind} ${createdBy}`,
            title: storableText(title, jobTextLimits.title),
            state: "waiting",
            input: JSON.stringify(input),
            job_checkpoint: "null",
            progress: JSON.stringify({ done: 0, total: null, note: "" }),
            parts: "[]",
            last_error: "",
            attempts: 0,
            lease_owner: "",
            lease_until: 0,
            due_ms: createdAt,
            created_by: createdBy,
            created_ms: createdAt,
            finished_ms: null,
            version: 0,
          })
          .onDuplicateKeyUpdate({ id: sql.ref("id") }),
      );
      const there = await rows(db.selectFrom("job").select("id").where("id", "=", id));
      return there.length === 1;
    },
    ofPerson: async (accountId, limit) => {
      const found = await rows(
        db
          .selectFrom("job")
          .select(["id", "kind", "title", "state", "progress", "parts", "last_error"])
          .select(["created_by", "created_ms", "finished_ms"])
          .where("created_by", "=", accountId)
          .orderBy("created_ms", "desc")
          .orderBy("id", "desc")
          .limit(inlineLimit(limit)),
      );
      return found.map((row) => {
        const { parts, ...job } = told(row);
        return { ...job, parts: parts.length };
      });
    },
    open: async (limit) => {
      const found = await rows(
        db
          .selectFrom("job")
          .select(["id", "kind", "due_ms", "lease_until"])
          .where("state", "in", OPEN)
          .orderBy("created_ms")
          .orderBy("id")
          .limit(inlineLimit(limit)),
      );
      return found.map(({ id, kind, due_ms, lease_until }) => ({
        id,
        kind,
        dueAt: Number(due_ms),
        leasedUntil: Number(lease_until),
      }));
    },
    claim: async ({ id, owner, now, until }) => {
      const before = await get(id);
      if (before === null) return null;
      const taken = await change(
        openAt(id, before.version)
          .set({
            state: "running",
            lease_owner: owner,
            lease_until: until,
            attempts: before.attempts + 1,
            version: before.version + 1,
          })
          .where("due_ms", "<=", big(now))
          .where("lease_until", "<=", big(now)),
      );
      if (taken !== 1) return null;
      const { attempts, version } = before;
      return { ...before, state: "running", attempts: attempts + 1, version: version + 1 };
    },
    advance: async ({ id, version, checkpoint, progress, until }) => {
      const moved = await change(
        openAt(id, version).set({
          job_checkpoint: JSON.stringify(checkpoint),
          progress: progressText(progress),
          last_error: "",
          attempts: 0,
          lease_until: until,
          version: version + 1,
        }),
      );
      return moved === 1 ? version + 1 : null;
    },
    release: async ({ id, version, dueAt, error }) => {
      const released = await change(
        openAt(id, version).set({
          last_error: storableText(error, jobTextLimits.error),
          lease_owner: "",
          lease_until: 0,
          due_ms: dueAt,
          version: version + 1,
        }),
      );
      return released === 1;
    },
    end: async ({ id, version, state, progress, parts, error, at }) => {
      const ended = await change(
        openAt(id, version).set({
          state,
          slot: id,
          progress: progressText(progress),
          parts: JSON.stringify(parts),
          last_error: storableText(error, jobTextLimits.error),
          lease_owner: "",
          lease_until: 0,
          finished_ms: at,
          version: version + 1,
        }),
      );
      return ended === 1;
    },
    cancel: async (id, at) => {
      const cancelled = await change(
        db
          .updateTable("job")
          .set((eb) => ({
            state: "cancelled",
            slot: id,
            lease_owner: "",
            lease_until: 0,
            finished_ms: at,
            version: eb("version", "+", 1),
          }))
          .where("id", "=", id)
          .where("state", "in", OPEN),
      );
      return cancelled === 1;
    },
    prune: (before) =>
      change(
        db
          .deleteFrom("job")
          .where("state", "in", ["done", "failed", "cancelled"])
          .where("finished_ms", "<", big(before)),
      ),
  };
}

function progressText(progress: Job["progress"]): string {
  return JSON.stringify({ ...progress, note: storableText(progress.note, jobTextLimits.note) });
}

type Row = Selectable<Database["job"]>;
type Told = Omit<Job, "parts"> & { readonly parts: ReadonlyArray<number> };

function stored(row: Row): StoredJob {
  return {
    ...told(row),
    input: JSON.parse(row.input),
    checkpoint: JSON.parse(row.job_checkpoint),
    attempts: row.attempts,
    version: row.version,
  };
}

function told(
  row: Omit<
    Row,
    | "slot"
    | "input"
    | "job_checkpoint"
    | "attempts"
    | "lease_owner"
    | "lease_until"
    | "due_ms"
    | "version"
  >,
): Told {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    state: row.state,
    progress: JSON.parse(row.progress),
    parts: JSON.parse(row.parts),
    error: row.last_error,
    createdBy: row.created_by,
    createdAt: Number(row.created_ms),
    finishedAt: row.finished_ms === null ? null : Number(row.finished_ms),
  };
}
