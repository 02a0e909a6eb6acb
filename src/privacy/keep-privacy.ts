import { holdsOf } from "#pipeline/shapes/holds-of";
import type { Retention } from "#contract";
import type { Platform } from "#ports";
import { eraseClosed } from "./erase-closed";
import { reportAccounts } from "./report-accounts";

const SECOND = 1_000;

/** Reports people to Atlassian, and erases those whose account was closed. */
export async function keepPrivacy(
  deps: Platform,
  { legalHolds }: Pick<Retention, "legalHolds">,
  run: { readonly appAccountId: string; readonly owner: string; readonly until: number },
): Promise<void> {
  const { clock } = deps;
  await reportAccounts(deps, { ...run, until: Math.min(run.until, clock.now() + 30 * SECOND) });
  const until = Math.min(run.until, clock.now() + 60 * SECOND);
  await eraseClosed(deps, { ...run, until, holds: holdsOf(legalHolds) });
}
