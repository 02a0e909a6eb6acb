import type { Checkpoint, Platform } from "#ports";
import { advanceHeld } from "#ports/advance-held";
import { asAuditEvent } from "./as-audit-event";
import { readRecords } from "./read-records";
import { newSiteLogState, SiteLogState } from "./site-log-state";

type Deps = Pick<Platform, "checkpoints" | "clock" | "jira" | "log">;

export const SITE_LOG_CHECKPOINT = "jira-site-log";

const MINUTE = 60_000;
const PAGE = 500;
/** Longer than a page takes. */
const LEASE = 90_000;
/** Read again each time: nobody says that a record is there as soon as its time has passed. */
const OVERLAP = 10 * MINUTE;
/** Between two readings, while nothing is left of the last. */
export const PACE = 4 * MINUTE;

/**
 * Reads what is new in Jira's own audit log. It has no cursor and shows the newest first, so a stretch of time that has
 * passed is read page by page; records that come late push others to the next page and hide none. The checkpoint moves
 * after a page is stored.
 */
export async function collectSiteLog(
  deps: Deps,
  run: {
    /** Where the first run begins. */
    readonly from: number;
    /** Of the lease: unique to this invocation. */
    readonly owner: string;
    /** Epoch milliseconds after which no further page is asked for. */
    readonly until: number;
    /** Stores a page and all that follows from it. It may be called again with the same page. */
    readonly takePage: (events: ReadonlyArray<unknown>) => Promise<{ readonly stored: number }>;
  },
): Promise<"caught-up" | "skipped" | "time" | "failed" | "lost"> {
  const name = SITE_LOG_CHECKPOINT;
  const { owner } = run;
  const begun = deps.clock.now();
  const leased = await deps.checkpoints.lease({ name, owner, now: begun, until: begun + LEASE });
  if (leased === null) return "skipped";
  try {
    return await follow(deps, run, leased);
  } finally {
    await deps.checkpoints.release(name, owner);
  }
}

async function follow(
  deps: Deps,
  run: Parameters<typeof collectSiteLog>[1],
  leased: Checkpoint,
): ReturnType<typeof collectSiteLog> {
  const known = SiteLogState.safeParse(leased.state);
  let state = known.success ? known.data : newSiteLogState(run.from);
  const advance = advanceHeld(deps, { name: SITE_LOG_CHECKPOINT, owner: run.owner }, leased);
  const save = async (next: SiteLogState): Promise<boolean> => {
    if (!(await advance(next))) return false;
    state = next;
    return true;
  };

  const now = deps.clock.now();
  const isPaced =
    state.window === null && state.askedAt === null && now - (state.lastPollAt ?? 0) < PACE;
  if (isPaced || state.notBefore > now) return "skipped";
  for (;;) {
    if (deps.clock.now() >= run.until) return "time";
    const window = state.window ?? {
      from: state.lastPollAt === null ? state.readUntil : state.readUntil - OVERLAP,
      to: deps.clock.now(),
      offset: 0,
    };
    const answer = await deps.jira.auditRecords({ ...window, limit: PAGE });
    const at = deps.clock.now();
    const page = readRecords(answer, at);
    if (!page.ok) {
      deps.log.write("collect.refused", {
        run: SITE_LOG_CHECKPOINT,
        status: page.status,
        reason: "jira",
      });
      const failure = { status: page.status, since: state.failure?.since ?? at };
      const notBefore = at + (page.retryAfterMs ?? 5 * MINUTE);
      return (await save({ ...state, window, failure, notBefore })) ? "failed" : "lost";
    }
    const { stored } =
      page.records.length === 0
        ? { stored: 0 }
        : await run.takePage(page.records.map(asAuditEvent));
    const offset = window.offset + page.records.length;
    const isRead = page.records.length === 0 || offset >= page.total;
    const saved = await save({
      window: isRead ? null : { ...window, offset },
      readUntil: isRead ? window.to : state.readUntil,
      lastPollAt: at,
      lastArrivalAt: stored > 0 ? at : state.lastArrivalAt,
      stored: state.stored + stored,
      askedAt: null,
      notBefore: 0,
      failure: null,
    });
    if (!saved) return "lost";
    if (isRead) return "caught-up";
  }
}
