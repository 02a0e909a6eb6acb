import type { Platform } from "#ports";
import { noteInCheckpoint } from "#ports/note-in-checkpoint";
import { SITE_LOG_CHECKPOINT } from "./jira-site-log/collect-site-log";
import { SiteLogState } from "./jira-site-log/site-log-state";
import { runNames } from "./org-audit-log/run-names";
import { StreamState } from "./org-audit-log/stream-state";

/** What became of asking for a poll. */
export type AskedPoll =
  /** One is on its way, or was and has not ended. */
  | { readonly result: "asked" | "running" }
  /** Atlassian asked the app to wait until then (epoch milliseconds), and it does. */
  | { readonly result: "waiting"; readonly until: number };

/**
 * Polls at once what is polled, without the pause of a quiet log and without the app's own back-off: somebody may have
 * mended what it backs off from. A pause that Atlassian asked for is kept. The past goes on too, until it is there.
 */
export async function pollNow(
  deps: Pick<Platform, "checkpoints" | "clock" | "queue" | "random">,
): Promise<AskedPoll> {
  let waitsUntil = 0;
  const noted = await noteInCheckpoint(deps, runNames.live, (before, now) => {
    const state = StreamState.safeParse(before);
    if (!state.success) return before;
    const isAsked = askedToWait.has(state.data.failure?.reason ?? "");
    waitsUntil = isAsked && state.data.notBefore > now ? state.data.notBefore : 0;
    return { ...state.data, askedAt: now, notBefore: waitsUntil };
  });
  await noteInCheckpoint(deps, SITE_LOG_CHECKPOINT, (before, now) => {
    const state = SiteLogState.safeParse(before);
    if (!state.success) return before;
    const isRefused = refusals.has(state.data.failure?.status ?? 0);
    return { ...state.data, askedAt: now, ...(isRefused && { notBefore: 0 }) };
  });
  await deps.queue.wake("collect", [0]);
  const past = StreamState.safeParse((await deps.checkpoints.read(runNames.backfill))?.state).data;
  if (past?.done !== true) await deps.queue.wake("backfill", [0]);
  if (waitsUntil > 0) return { result: "waiting", until: waitsUntil };
  return { result: noted ? "asked" : "running" };
}

const askedToWait = new Set(["rate-limited", "unavailable"]);
/** Answers of Jira for which it is not Jira that has to do something. */
const refusals = new Set([401, 403]);
