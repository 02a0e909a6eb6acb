import type { ActivityEntry } from "#contract";
import { canonicalJson } from "#lib/canonical-json";
import { CHAIN_START } from "./shapes/segment";
import { activityHead } from "./shapes/activity-head";
import type { Platform } from "#ports";
import { activityTextLimits } from "#ports/activity-text-limits";
import { storableText } from "#ports/storable-text";

type Deps = Pick<Platform, "activity" | "bytes" | "clock" | "random">;

const TEN_MINUTES = 600_000;
/** How often somebody else may be quicker with the next number. */
const TRIES = 20;

/**
 * Appends to the activity log. Looking at the same thing again within ten minutes is one entry, and so is being refused
 * the same again; each change is one of its own. Throws where the entry could not be appended.
 */
export async function recordActivity(
  deps: Deps,
  did: Pick<ActivityEntry, "accountId" | "what" | "outcome" | "procedure"> & {
    readonly subject?: string | undefined;
    /** Anything that is no secret. */
    readonly detail?: unknown;
    /** Tells a change that is recorded again from another of the same kind; absent: it is another. */
    readonly occasion?: string;
  },
): Promise<void> {
  const at = deps.clock.now();
  const said = {
    at,
    accountId: storableText(did.accountId, activityTextLimits.accountId),
    what: did.what,
    outcome: did.outcome,
    procedure: did.procedure,
    subject: storableText(did.subject ?? "", activityTextLimits.subject),
    detail: storableText(
      did.detail === undefined ? "" : (canonicalJson(did.detail) ?? ""),
      activityTextLimits.detail,
    ),
  };
  const isChange = did.what === "change" && did.outcome === "done";
  const { at: _at, ...same } = said;
  const occasion =
    did.occasion ?? (isChange ? deps.random.uuid() : String(Math.floor(at / TEN_MINUTES)));
  const key = deps.bytes.sha256(`${canonicalJson(same)}\n${occasion}`).slice(0, 32);
  if ((!isChange || did.occasion !== undefined) && (await deps.activity.has(key))) return;
  for (let tried = 0; tried < TRIES; tried += 1) {
    const last = await deps.activity.last();
    const entry = { ...said, key, number: (last?.number ?? 0) + 1 };
    const head = activityHead(deps, last?.head ?? CHAIN_START, entry);
    if (await deps.activity.append({ ...entry, head })) return;
    if (await deps.activity.has(key)) return;
  }
  throw new Error(`the activity log took no entry in ${TRIES} tries`);
}
