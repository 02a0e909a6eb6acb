import type { Checkpoint, Platform } from "#ports";
import { advanceHeld } from "#ports/advance-held";
import { afterFailure } from "./after-failure";
import { readPage } from "./read-page";
import { StreamState } from "./stream-state";

/** What became of the events of one page. */
export interface PageOutcome {
  readonly stored: number;
  readonly known: number;
  /** The highest `processedAt` on the page; null where it held no event that could be read. */
  readonly newestProcessedAt: number | null;
}

export interface StreamRun {
  /** Name of the checkpoint. */
  readonly name: string;
  readonly apiKey: string;
  /** Used where the newest is rejected; null where there is no other. */
  readonly previousKey: string | null;
  readonly owner: string;
  /** Requests a minute that all runs together may have made before this one asks. */
  readonly ceiling: number;
  /** Epoch milliseconds after which no further page is asked for. */
  readonly until: number;
  /** Stores a page and all that follows from it. It may be called again with the same page. */
  readonly takePage: (events: ReadonlyArray<unknown>) => Promise<PageOutcome>;
  /** Whether a run that is to end has come to its end. */
  readonly isDone: (state: StreamState, caughtUp: boolean) => boolean;
}

export type StopReason =
  | "caught-up"
  /** A short page held only what is stored already: the next poll goes on from there. */
  | "nothing-new"
  | "done"
  | "time"
  | "budget"
  | "not-yet"
  | "failed"
  /** Another run has moved the checkpoint. */
  | "lost";

/** The page that a request waits for at most. */
const PAGE_TIMEOUT = 20_000;

/**
 * Reads the stream page by page from its checkpoint, under a lease that the caller has taken. The checkpoint moves
 * after a page is stored, never before: a run that dies is repeated from the same place.
 */
export async function followStream(
  deps: Pick<Platform, "auditLog" | "budget" | "checkpoints" | "clock" | "log" | "random">,
  run: StreamRun,
  checkpoint: Checkpoint,
): Promise<{ readonly reason: StopReason; readonly state: StreamState; readonly pages: number }> {
  const advance = advanceHeld(deps, run, checkpoint);
  let state = StreamState.parse(checkpoint.state);
  let pages = 0;
  let tries = 0;
  let apiKey = run.apiKey;

  const save = async (next: StreamState): Promise<boolean> => {
    if (!(await advance(next))) return false;
    state = next;
    return true;
  };
  const stop = (reason: StopReason) => {
    deps.log.write("collect.stopped", { run: run.name, reason, pages });
    return { reason, state, pages };
  };

  for (;;) {
    const now = deps.clock.now();
    if (state.notBefore > now) return stop("not-yet");
    if (now >= run.until) return stop("time");
    if (!(await deps.budget.take("org-audit-log", now, run.ceiling))) return stop("budget");

    const asked = state.pageSize;
    const answer = await deps.auditLog.eventsStream({
      orgId: state.orgId,
      apiKey,
      ...(state.cursor === null ? { from: state.from } : { cursor: state.cursor }),
      limit: asked,
      timeoutMs: PAGE_TIMEOUT,
    });
    const page = readPage(answer, deps.clock.now());

    if (!page.ok) {
      const { reason, status } = page.failure;
      deps.log.write("collect.refused", { run: run.name, status, reason });
      if (reason === "key-rejected" && run.previousKey !== null && apiKey !== run.previousKey) {
        // The newest is tried again in the next run: somebody may be about to mend it.
        apiKey = run.previousKey;
        continue;
      }
      tries += 1;
      const next = afterFailure(state, page.failure, {
        now: deps.clock.now(),
        tries,
        fraction: deps.random.fraction(),
      });
      if (!(await save(next.state))) return stop("lost");
      if (next.step.kind === "stop") return stop("failed");
      await deps.clock.sleep(next.step.waitMs);
      continue;
    }

    tries = 0;
    pages += 1;
    const outcome = await run.takePage(page.value.events);
    // A short page is no end: the API may give fewer than asked. An empty one, no cursor or the same one again is.
    const caughtUp =
      page.value.events.length === 0 ||
      page.value.next === null ||
      page.value.next === state.cursor;
    const usesPreviousKey = apiKey !== run.apiKey;
    const paged = afterPage(state, page.value, outcome, { now: deps.clock.now(), pages });
    const advanced = { ...paged, usesPreviousKey };
    const done = run.isDone(advanced, caughtUp);
    if (!(await save({ ...advanced, done: advanced.done || done }))) return stop("lost");
    if (done) return stop("done");
    if (caughtUp) return stop("caught-up");
    // An API that repeats events at the head of a page never gives an empty one, and may name a fresh cursor each time.
    if (outcome.stored === 0 && page.value.events.length < asked) return stop("nothing-new");
  }
}

function afterPage(
  state: StreamState,
  page: { readonly events: ReadonlyArray<unknown>; readonly next: string | null },
  outcome: PageOutcome,
  { now, pages }: { readonly now: number; readonly pages: number },
): StreamState {
  // The page without events that ends a poll with some does not make it an empty one.
  const emptyPolls = outcome.stored > 0 ? 0 : state.emptyPolls;
  const newest = Math.max(state.newestProcessedAt ?? 0, outcome.newestProcessedAt ?? 0);
  return {
    ...state,
    cursor: page.next ?? state.cursor,
    // Some last pages name no cursor. Where there never was one, the next poll begins a minute before the newest event.
    from:
      page.next === null && state.cursor === null && newest > 0
        ? Math.max(state.from, newest - 60_000)
        : state.from,
    newestProcessedAt: newest === 0 ? null : newest,
    pageSize: Math.min(500, state.pageSize * 2),
    lastPollAt: now,
    lastArrivalAt: outcome.stored > 0 ? now : state.lastArrivalAt,
    emptyPolls: emptyPolls + (outcome.stored === 0 && pages === 1 ? 1 : 0),
    askedAt: null,
    notBefore: 0,
    failure: null,
    known: state.known + outcome.known,
  };
}
